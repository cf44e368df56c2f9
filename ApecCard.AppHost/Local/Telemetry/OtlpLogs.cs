namespace ApecCard.AppHost.Local;

/// <summary>What a part said; Time in microseconds since 1970, Severity as OTLP counts it (9 information, 13 warning,
/// 17 error, 21 critical).</summary>
internal sealed record LogRecord(
    long Time, string Part, string Process, int Severity, string Category, string Message, string? TraceId,
    IReadOnlyDictionary<string, string> Attributes);

/// <summary>What is needed of an ExportLogsServiceRequest (opentelemetry/proto/logs/v1).</summary>
internal static class OtlpLogs
{
    public static List<LogRecord> Read(ReadOnlySpan<byte> request) => OtlpEnvelope.Read<LogRecord>(
        request, static (record, sender, records) => records.Add(ReadRecord(record, sender)));

    private static LogRecord ReadRecord(ReadOnlySpan<byte> record, Sender sender)
    {
        var (time, severity, message, trace) = (0L, 0, "", (string?)null);
        Dictionary<string, string> attributes = [];
        var reader = new ProtobufReader(record);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    time = (long)(reader.Number / 1000);
                    break;
                case 2:
                    severity = (int)reader.Number;
                    break;
                case 5:
                    message = OtlpAttributes.ValueOf(reader.Bytes);
                    break;
                case 6:
                    OtlpAttributes.AddTo(attributes, reader.Bytes);
                    break;
                case 9 when reader.Bytes.Length == 16:
                    trace = Convert.ToHexStringLower(reader.Bytes);
                    break;
            }
        }

        return new(time, sender.Part, sender.Process, severity, sender.Scope, message, trace, attributes);
    }
}
