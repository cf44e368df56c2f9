using System.Globalization;

namespace ApecCard.AppHost.Local;

/// <param name="Cpu">Of one processor, in percent; null at the first look.</param>
/// <param name="Memory">Bytes that are its own, without what it shares.</param>
internal sealed record UseView(double? Cpu, long Memory);

/// <summary>What processes and their descendants use, from /proc: servers work in children of their own.</summary>
internal sealed class ProcessUse
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux
    private static readonly TimeSpan _leastPause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Dictionary<int, UseView> _last = [];
    private Dictionary<int, long> _ticks = [];
    private DateTimeOffset _at;

    /// <summary>By the numbers of the processes asked for; those that have ended are missing.</summary>
    public IReadOnlyDictionary<int, UseView> Of(IReadOnlyList<int> processes)
    {
        lock (_lock)
        {
            var now = DateTimeOffset.UtcNow;
            if (now - _at < _leastPause && processes.All(_last.ContainsKey))
            {
                return _last;
            }

            var all = All();
            var children = all.ToLookup(one => one.Value.Parent, one => one.Key);
            Dictionary<int, long> ticks = [];
            Dictionary<int, UseView> views = [];
            foreach (var process in processes.Where(all.ContainsKey))
            {
                var family = WithDescendants(process, children).Select(one => all[one]).ToList();
                ticks[process] = family.Sum(one => one.Ticks);
                var grown = _ticks.TryGetValue(process, out var before)
                    ? Math.Max(0, ticks[process] - before) : (long?)null;
                views[process] = new(100 * grown / TicksPerSecond / (now - _at).TotalSeconds,
                    family.Sum(one => one.Pages) * Environment.SystemPageSize);
            }

            (_last, _ticks, _at) = (views, ticks, now);
            return views;
        }
    }

    private static IEnumerable<int> WithDescendants(int process, ILookup<int, int> children) =>
        children[process].SelectMany(child => WithDescendants(child, children)).Prepend(process);

    private static Dictionary<int, (int Parent, long Ticks, long Pages)> All()
    {
        Dictionary<int, (int, long, long)> all = [];
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), out var id))
            {
                continue;
            }

            try
            {
                var stat = File.ReadAllText($"{directory}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // a name may have blanks and brackets
                var memory = File.ReadAllText($"{directory}/statm").Split(' ');
                all[id] = ((int)Number(fields[1]), Number(fields[11]) + Number(fields[12]),
                    Number(memory[1]) - Number(memory[2]));
            }
            catch (IOException)
            {
                // it has ended meanwhile
            }
        }

        return all;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
