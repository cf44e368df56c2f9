namespace ApecCard.AppHost.Local;

/// <summary>Holds a part back until those it waits for are as far as it needs them.</summary>
internal sealed class Waiting(RunContext context)
{
    public async Task ForAllAsync(Resource resource, Action<string?> tell, CancellationToken cancellationToken)
    {
        foreach (var wait in resource.Waits)
        {
            tell($"waits for {wait.For.Name}");
            var reached = await context.Notifications.WaitForResourceAsync(
                wait.For.Name,
                change => IsReached(wait, change.Snapshot) || IsHopeless(wait, change.Snapshot),
                cancellationToken);
            if (!IsReached(wait, reached.Snapshot))
            {
                throw new ExpectedFailureException(
                    $"{resource.Name} waits for {wait.For.Name}, which is {reached.Snapshot.State.Text}.");
            }
        }

        tell(null);
    }

    private static bool IsReached(Wait wait, CustomResourceSnapshot snapshot) => wait.Type switch
    {
        WaitType.Healthy => snapshot.IsHealthy,
        WaitType.Started => snapshot.State.Text == KnownResourceStates.Running,
        _ => snapshot.State.Text == KnownResourceStates.Exited && snapshot.ExitCode == wait.ExitCode,
    };

    // With somebody at the page, what has ended may be started again by hand; a test would wait for ever.
    private bool IsHopeless(Wait wait, CustomResourceSnapshot snapshot) =>
        snapshot.HasEnded && (context.Settings.Temporary || wait.Type == WaitType.Completed);
}
