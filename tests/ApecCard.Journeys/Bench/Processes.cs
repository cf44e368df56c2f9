using System.Globalization;

namespace ApecCard.Journeys.Bench;

/// <summary>What processes use, as the kernel counts it.</summary>
internal static class Processes
{
    private const double MillisecondsPerTick = 10; // USER_HZ is 100 on every Linux that .NET runs on

    /// <summary>Resident memory in megabytes.</summary>
    public static double Memory(IEnumerable<int> pids) => pids.Sum(pid => Megabytes(pid, "VmRSS:"));

    /// <summary>The most resident memory in megabytes since it was forgotten last.</summary>
    public static double PeakMemory(int pid) => Megabytes(pid, "VmHWM:");

    /// <summary>From here on the peak is counted anew (proc(5), clear_refs).</summary>
    public static void ForgetPeak(int pid) => File.WriteAllText($"/proc/{pid}/clear_refs", "5");

    /// <summary>
    /// CPU time so far in milliseconds, with that of the children: PostgreSQL has one for each connection.
    /// </summary>
    public static double Cpu(IEnumerable<int> pids) => pids.Sum(pid =>
        Ticks(Stat(pid), withDead: true)
            + Children(pid).Sum(child => Ticks(child, withDead: false))) * MillisecondsPerTick;

    private static double Megabytes(int pid, string name) => File.ReadLines($"/proc/{pid}/status")
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Sum(line => double.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) / 1024;

    private static IEnumerable<string[]> Children(int pid) =>
        Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var other) ? Stat(other) : [])
            .Where(stat => stat.Length > 0 && stat[1] == pid.ToString(CultureInfo.InvariantCulture));

    // What follows the name: state, parent, … user and system time, then those of the children that have ended.
    private static string[] Stat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return []; // it has ended meanwhile
        }
    }

    private static double Ticks(string[] stat, bool withDead) =>
        stat.Skip(11).Take(withDead ? 4 : 2).Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture));
}
