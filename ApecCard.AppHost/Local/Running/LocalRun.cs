namespace ApecCard.AppHost.Local;

/// <summary>One run: its data directory, its ports and its parts.</summary>
internal sealed class LocalRun : IAsyncDisposable
{
    private readonly IReadOnlyList<Resource> _resources;
    public LocalRun(LocalSettings settings, IReadOnlyList<Resource> resources)
    {
        _resources = resources;
        Context = new RunContext(settings, new ResourceNotificationService());
        Orchestrator = new Orchestrator(resources, Context);
        Ports = new PortPlan(resources);
        if (settings.Temporary)
        {
            Ports.AssignAtRandom(); // at once: tests ask for addresses before they start
        }
    }

    public RunContext Context { get; }

    public bool HasStarted { get; private set; }

    public Orchestrator Orchestrator { get; }

    public PortPlan Ports { get; }

    /// <summary>Null before the start.</summary>
    public DataDirectory? Data { get; private set; }

    /// <summary>Null before the start, and where there is none.</summary>
    public DashboardServer? Dashboard { get; private set; }

    /// <summary>What had to be said about the surroundings before the start.</summary>
    public IReadOnlyList<string> Remarks { get; private set; } = [];

    public async Task StartAsync()
    {
        RequireLinux();
        WaitCycles.Refuse(_resources);
        Data = DataDirectory.Open(Context.Settings);
        Context.ServersDirectory = Data.Servers;
        Context.LogDirectory = Data.Logs;
        List<string> remarks = [];
        if (Data.Servers != Data.Root)
        {
            remarks.Add($"The servers cannot reach {Data.Root}; they keep their data in {Data.Servers}.");
        }

        if (!Context.Settings.Temporary)
        {
            var ended = await Leftovers.EndAsync(Context.Settings.DataDirectory, Data.Servers);
            remarks.AddRange(ended.Select(process => $"An earlier run had left {process}; it has been ended."));
            Ports.Assign(Path.Combine(Data.Root, "port-offset"), Context.Settings.PortOffset);
        }

        Remarks = remarks;
        if (Context.Settings.HasDashboard)
        {
            Dashboard = await DashboardServer.StartAsync(this); // first: the parts tell it how they start
            Context.Telemetry = Dashboard.Telemetry;
        }

        HasStarted = true;
        await Orchestrator.StartAsync();
    }

    public async Task StopAsync()
    {
        if (HasStarted)
        {
            HasStarted = false;
            await Orchestrator.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Dashboard is not null)
        {
            await Dashboard.DisposeAsync();
        }

        foreach (var replica in Orchestrator.Parts.SelectMany(part => part.Replicas))
        {
            replica.Dispose();
        }

        Data?.Dispose();
        if (Context.Settings.Temporary)
        {
            TemporaryDirectory.Remove(Context.Settings.DataDirectory);
            if (Context.ServersDirectory != Context.Settings.DataDirectory)
            {
                TemporaryDirectory.Remove(Context.ServersDirectory);
            }
        }
    }

    private static void RequireLinux()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/setpriv") || !File.Exists("/usr/bin/setsid"))
        {
            throw new ExpectedFailureException(
                "The local host needs Linux with setsid and setpriv (Debian package util-linux). "
                + "Elsewhere, run it with Aspire: dotnet restore ApecCard.sln -p:UseAspire=true, then ./apec up.");
        }
    }
}
