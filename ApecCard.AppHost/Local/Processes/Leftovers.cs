namespace ApecCard.AppHost.Local;

/// <summary>Processes of an earlier run that still work on our data directory.</summary>
internal static class Leftovers
{
    /// <summary>Ends them; answers what was ended, for the person at the terminal.</summary>
    public static async Task<IReadOnlyList<string>> EndAsync(string dataDirectory, string serversDirectory)
    {
        List<string> ended = [];
        foreach (var processId in Find(dataDirectory, serversDirectory))
        {
            var name = ProcessNames.Of(processId);
            var isPostgres = name.StartsWith("postgres", StringComparison.Ordinal);
            Posix.Send(processId, isPostgres ? Signal.Interrupt : Signal.Terminate);
            if (!await GoneAsync(processId, TimeSpan.FromSeconds(3)))
            {
                Posix.Send(processId, Signal.Kill);
                if (!await GoneAsync(processId, TimeSpan.FromSeconds(3)))
                {
                    throw new ExpectedFailureException(
                        $"Process {processId} ({name}) of an earlier run still works on {dataDirectory} "
                        + $"and cannot be ended; end it with: kill -9 {processId}");
                }
            }

            ended.Add($"{name} (process {processId})");
        }

        return ended;
    }

    public static IEnumerable<int> Find(string dataDirectory, string serversDirectory)
    {
        // PostgreSQL writes over its environment to show what it is doing, so it is known by its own note.
        var note = Path.Combine(serversDirectory, "postgres", "data", "postmaster.pid");
        var postgres = File.Exists(note) && int.TryParse(File.ReadLines(note).FirstOrDefault(), out var postmaster)
            && ProcessNames.Of(postmaster).StartsWith("postgres", StringComparison.Ordinal)
                ? [postmaster] : Array.Empty<int>();
        var mark = $"{ChildProcess.Mark}={dataDirectory}";
        return ProcessNames.All().Where(processId => processId != Environment.ProcessId && IsMarked(processId, mark))
            .Concat(postgres).Where(Posix.IsAlive).Distinct();
    }

    private static bool IsMarked(int processId, string mark)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/environ").Split('\0').Contains(mark);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // gone meanwhile, or somebody else's
        }
    }

    private static async Task<bool> GoneAsync(int processId, TimeSpan patience)
    {
        for (var end = DateTime.UtcNow + patience; DateTime.UtcNow < end; await Task.Delay(20))
        {
            if (!Posix.IsAlive(processId))
            {
                return true;
            }
        }

        return !Posix.IsAlive(processId);
    }
}
