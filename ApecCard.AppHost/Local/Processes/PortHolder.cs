using System.Globalization;

namespace ApecCard.AppHost.Local;

/// <summary>Who listens on a port, as far as the kernel lets us see.</summary>
internal static class PortHolder
{
    private static readonly string[] _tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static string Describe(int port)
    {
        var sockets = ListeningSockets(port).ToHashSet();
        var holder = ProcessNames.All().FirstOrDefault(processId => Holds(processId, sockets));
        return holder > 0
            ? $"{ProcessNames.Of(holder)} (process {holder})"
            : "a process that cannot be seen from here";
    }

    // Columns: 1 = local address:port in hexadecimal, 3 = state (0A = listening), 9 = the socket's inode.
    private static IEnumerable<string> ListeningSockets(int port) =>
        _tables.Where(File.Exists).SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns.Length > 9 && columns[3] == "0A"
                && columns[1]
                    .EndsWith(":" + port.ToString("X4", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .Select(columns => $"socket:[{columns[9]}]");

    private static bool Holds(int processId, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{processId}/fd")
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
