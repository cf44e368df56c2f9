namespace ApecCard.AppHost.Local;

/// <summary>The application that AppHost.cs describes, run on this machine.</summary>
public sealed class DistributedApplication : IAsyncDisposable, IDisposable
{
    private readonly LocalRun _run;

    internal DistributedApplication(DistributedApplicationBuilder builder)
    {
        _run = new LocalRun(builder.Settings, [.. builder.Resources.OfType<Resource>()]);
        ResourceCommands = new ResourceCommandService(_run.Orchestrator);
        Resources = [.. builder.Resources];
    }

    public ResourceNotificationService ResourceNotifications => _run.Context.Notifications;

    public ResourceCommandService ResourceCommands { get; }

    internal IReadOnlyList<IResource> Resources { get; }

    internal Orchestrator Orchestrator => _run.Orchestrator;

    internal DashboardServer? Dashboard => _run.Dashboard;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        TestHook.Current is { } hook ? hook.CreateBuilder(args) : OrEnd(() => new DistributedApplicationBuilder(args));

    /// <summary>Starts everything, shows what becomes of it, and ends with Ctrl-C. Sets the exit code.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var session = new TerminalSession(_run);
        Environment.ExitCode = await session.RunAsync(cancellationToken);
    }

    /// <summary>
    /// Returns when the parts are on their way; ask <see cref="ResourceNotifications"/> for their health.
    /// </summary>
    public Task StartAsync(CancellationToken cancellationToken = default) => _run.StartAsync();

    public Task StopAsync(CancellationToken cancellationToken = default) => _run.StopAsync();

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static T OrEnd<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ExpectedFailureException e)
        {
            Console.Error.WriteLine(e.Message);
            Environment.Exit(1);
            throw;
        }
    }
}
