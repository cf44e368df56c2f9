using System.Collections.Concurrent;
using System.Diagnostics;

namespace ApecCard.AppHost.Local;

/// <summary>One line per part as it becomes healthy; a part that ends meanwhile ends the start.</summary>
internal sealed class StartProgress(LocalRun run, Stopwatch clock)
{
    private const int ShownLogLines = 15;
    private const int SearchedLogLines = 200;
    private const int ShownReason = 100;

    private static readonly TimeSpan _reminder = TimeSpan.FromSeconds(15);

    public async Task WatchAsync(CancellationToken cancellationToken)
    {
        var awaited = new ConcurrentDictionary<string, Part>(run.Orchestrator.Parts
            .Where(part => !part.Resource.ExplicitStart).ToDictionary(part => part.Resource.Name));
        await using var reminder = new Timer(_ => Remind(awaited), null, _reminder, _reminder);
        await foreach (var change in run.Context.Notifications.WatchAsync(cancellationToken))
        {
            if (change.Snapshot.HasEnded && awaited.TryGetValue(change.Resource.Name, out var ended))
            {
                throw new ExpectedFailureException(Describe(ended, change));
            }

            if (change.Snapshot.IsHealthy && awaited.TryRemove(change.ResourceId, out _))
            {
                Console.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s  {change.ResourceId} is healthy");
            }

            if (awaited.IsEmpty)
            {
                return;
            }
        }
    }

    public static string DescribeUnhealthy(LocalRun run, TimeSpan patience)
    {
        var lines = run.Orchestrator.Parts.Where(part => !part.Snapshot.IsHealthy && !part.Resource.ExplicitStart)
            .Select(part => $"  {part.Resource.Name}: {part.Snapshot.State.Text}. {part.Snapshot.Reason}");
        return $"Not everything is healthy after {patience.TotalSeconds} s:\n{string.Join('\n', lines)}";
    }

    // Those that only wait for others are not worth a word.
    private static void Remind(ConcurrentDictionary<string, Part> awaited)
    {
        foreach (var part in awaited.Values.Where(part => part.Snapshot.State.Text != KnownResourceStates.Waiting))
        {
            var reason = part.Snapshot.Reason ?? part.Snapshot.State.Text;
            Console.WriteLine($"          {part.Resource.Name} is not healthy yet: "
                + (reason.Length <= ShownReason ? reason : $"{reason[..ShownReason]} ..."));
        }
    }

    private string Describe(Part part, ResourceEvent change)
    {
        var replica = part.Replicas.FirstOrDefault(replica => replica.Snapshot.HasEnded) ?? part.Replicas[0];
        var lines = LastWords(replica.Log.Last(SearchedLogLines));
        var what = change.Snapshot.State.Text == KnownResourceStates.FailedToStart
            ? $"{replica.Id} cannot start: {change.Snapshot.Reason}"
            : $"{replica.Id} ended while starting, {change.Snapshot.Reason}.";
        var log = Path.Combine(run.Data!.Logs, $"{replica.Id}.log");
        return lines.Count < 2 ? what : $"{what} Its last words ({log}):\n  {string.Join("\n  ", lines)}";
    }

    // Of an unhandled exception the beginning says most, and the long list of calls below it least.
    private static List<string> LastWords(IReadOnlyList<string> lines)
    {
        var exception = lines.ToList()
            .FindLastIndex(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal));
        return exception < 0
            ? [.. lines.TakeLast(ShownLogLines)]
            : [.. lines.Skip(exception).Where(line => line.TrimStart() is not (['a', 't', ' ', ..] or ['-', '-', ..]))
                .Take(ShownLogLines)];
    }
}
