namespace ApecCard.AppHost.Tests;

/// <summary>Small programs that stand for services: quick to start, and they do what a test needs.</summary>
internal static class Programs
{
    /// <summary>Shows what a started process was given.</summary>
    public static IResourceBuilder<ExecutableResource> AddShell(
        this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "/bin/sh", Path.GetTempPath(), "-c", script);

    public static async Task<int> ProcessIdOf(this DistributedApplication app, string resourceId)
    {
        var running = await app.ResourceNotifications.WaitForResourceHealthyAsync(resourceId, WithinTime());
        return running.Snapshot.ProcessId!.Value;
    }

    public static CustomResourceSnapshot Snapshot(this DistributedApplication app, string resourceId) =>
        app.ResourceNotifications.TryGetCurrentState(resourceId, out var current)
            ? current.Snapshot
            : throw new ArgumentException($"There is no part {resourceId}.", nameof(resourceId));

    public static CancellationToken WithinTime() => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public static IReadOnlyList<string> LogOf(this DistributedApplication app, string resourceId) =>
        app.Orchestrator.Find(resourceId)[0].Log.Last(100);

    public static async Task Eventually(Func<bool> isSo)
    {
        for (var end = DateTime.UtcNow.AddSeconds(20); !isSo(); await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < end, "It did not become so within 20 s.");
        }
    }
}
