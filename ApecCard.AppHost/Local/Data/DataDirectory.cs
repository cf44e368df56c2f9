using System.Security.Cryptography;

namespace ApecCard.AppHost.Local;

/// <summary>The data of a checkout. One host at a time.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream _lock;

    private DataDirectory(string path, FileStream held)
    {
        Root = path;
        _lock = held;
        Servers = path;
    }

    public string Root { get; }

    /// <summary>Below which the servers keep their data; elsewhere when they cannot reach the checkout.</summary>
    public string Servers { get; private set; }

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>What the script reads: lines of name=value.</summary>
    public string StatusFile => Path.Combine(Root, "host");

    public static DataDirectory Open(LocalSettings settings)
    {
        Directory.CreateDirectory(settings.DataDirectory);
        // Server users may pass through, but not look around.
        File.SetUnixFileMode(settings.DataDirectory, Private
            | (Posix.IsRoot ? UnixFileMode.OtherExecute | UnixFileMode.GroupExecute : UnixFileMode.None));
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(settings.DataDirectory, "lock"), FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None);
        }
        catch (IOException e)
        {
            throw new ExpectedFailureException(AlreadyRuns(settings.DataDirectory), e);
        }

        var directory = new DataDirectory(settings.DataDirectory, held);
        Directory.CreateDirectory(directory.Logs, Private);
        directory.FindPlaceForServers();
        return directory;
    }

    public void WriteStatus(params (string Name, string Value)[] lines) =>
        PrivateFile.Write(StatusFile, string.Concat(lines.Select(line => $"{line.Name}={line.Value}\n")));

    public void Dispose()
    {
        File.Delete(StatusFile);
        _lock.Dispose();
    }

    private static string AlreadyRuns(string path)
    {
        var status = Path.Combine(path, "host");
        var said = File.Exists(status) ? File.ReadAllLines(status).Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]) : [];
        return $"ApecCard already runs from this checkout (process {said.GetValueOrDefault("pid", "unknown")}): "
            + $"{said.GetValueOrDefault("gateway", "still starting")}, "
            + $"dashboard {said.GetValueOrDefault("dashboard-link", "-")}. ./apec down stops it.";
    }

    // A checkout in a private home directory is out of reach for the servers' own users.
    private void FindPlaceForServers()
    {
        var note = Path.Combine(Root, "servers");
        if (File.Exists(note))
        {
            Servers = File.ReadAllText(note).Trim();
        }
        else if (Posix.IsRoot && !Reachable(Root))
        {
            var parent = Reachable("/var/lib") ? "/var/lib" : "/tmp";
            Servers = Path.Combine(parent, $"apeccard-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
            PrivateFile.Write(note, Servers);
        }

        Directory.CreateDirectory(Servers);
    }

    private static bool Reachable(string path)
    {
        for (var directory = new DirectoryInfo(path); directory is not null; directory = directory.Parent)
        {
            if (directory.Exists && !directory.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }
}
