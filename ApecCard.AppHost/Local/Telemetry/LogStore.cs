namespace ApecCard.AppHost.Local;

/// <summary>The newest log records of all parts, in memory; the oldest give way.</summary>
internal sealed class LogStore(int most = 10_000)
{
    private readonly Lock _lock = new();
    private readonly Queue<LogRecord> _records = new();

    public void Add(IReadOnlyList<LogRecord> records)
    {
        lock (_lock)
        {
            foreach (var record in records)
            {
                _records.Enqueue(record);
                if (_records.Count > most)
                {
                    _records.Dequeue();
                }
            }
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<LogRecord> Find(
        string part = "", int leastSeverity = 0, string text = "", string trace = "", int count = 300)
    {
        lock (_lock)
        {
            return
            [
                .. _records
                    .Where(record => part.Length == 0 || record.Part == part)
                    .Where(record => record.Severity >= leastSeverity)
                    .Where(record => trace.Length == 0 || record.TraceId == trace)
                    .Where(record => text.Length == 0 || Says(record, text))
                    .OrderByDescending(record => record.Time)
                    .Take(count),
            ];
        }
    }

    private static bool Says(LogRecord record, string text) =>
        record.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Category.Contains(text, StringComparison.OrdinalIgnoreCase)
        || record.Attributes.Values.Any(value => value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
