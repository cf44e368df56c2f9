namespace ApecCard.AppHost.Local;

/// <summary>After the start: says when a part ends by itself, and when it is well again.</summary>
internal sealed class LaterNews(LocalRun run)
{
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        HashSet<string> down = [];
        await foreach (var change in run.Context.Notifications.WatchAsync(cancellationToken))
        {
            if (change.Resource is PostgresDatabaseResource)
            {
                continue;
            }

            if (change.Snapshot is { State.Text: "Exited" or "FailedToStart" } && down.Add(change.ResourceId))
            {
                Console.WriteLine($"{DateTime.Now:HH:mm:ss}  {change.ResourceId}: {change.Snapshot.State.Text}, "
                    + $"{change.Snapshot.Reason}. Start it again at http://localhost:{run.Ports.DashboardPort}");
            }
            else if (change.Snapshot.IsHealthy && down.Remove(change.ResourceId))
            {
                Console.WriteLine($"{DateTime.Now:HH:mm:ss}  {change.ResourceId} is healthy again");
            }
        }
    }
}
