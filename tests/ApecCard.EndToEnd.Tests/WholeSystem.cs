using System.Diagnostics;
using ApecCard.Journeys;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using Npgsql;
using RabbitMQ.Client;

namespace ApecCard.EndToEnd.Tests;

/// <summary>
/// Everything, as AppHost.cs describes it: real servers, real services, real simulators, on data of its own.
/// </summary>
public sealed class WholeSystem : IAsyncLifetime
{
    private DistributedApplication _app = null!;
    private IResource[] _parts = [];

    public Uri Gateway { get; private set; } = null!;

    public DistributedApplication Application => _app;

    /// <summary>What the host is started with.</summary>
    public string[] Arguments { get; init; } = [];

    public World World => new(Gateway, Endpoint("economies"), Endpoint("payment-provider"));

    /// <summary>Where a part of the outside world is.</summary>
    public Uri Endpoint(string part) => _app.GetEndpoint(part);

    /// <summary>Where its files are, the logs among them.</summary>
    public string DataFolder { get; private set; } = "";

    /// <summary>The secrets that this system was made up with.</summary>
    public IReadOnlyDictionary<string, string> Secrets => _parts.OfType<ParameterResource>()
        .ToDictionary(one => one.Name, one => one.Value);

    public string Secret(string name) => Secrets[name];

    public async Task<string> ConnectionStringAsync(string part) => (await _app.GetConnectionStringAsync(part))!;

    public Uri Endpoint(string part, string name) => _app.GetEndpoint(part, name);

    public async Task InitializeAsync()
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.ApecCard_AppHost>(Arguments);
        _parts = [.. builder.Resources];
        DataFolder = builder.Configuration["Data:Folder"]!;
        _app = await builder.BuildAsync();
        await _app.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        foreach (var part in new[] { "postgres", "messaging", "economies", "gateway" })
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(part, patience.Token);
        }

        Gateway = _app.GetEndpoint("gateway");
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>An agent of a freshly registered enterprise, signed in.</summary>
    public async Task<Agent> AnAgentAsync(Company? company = null)
    {
        using var enterprise = new Enterprise(Gateway, company ?? Company.One(new Random()));
        await enterprise.RegisterAsync();
        await enterprise.SignInAsync();
        var agent = await enterprise.AppointAgentAsync();
        await agent.SignInAsync();
        return agent;
    }

    /// <summary>A draft that lacks nothing.</summary>
    public static async Task<Guid> AReadyDraftAsync(Agent agent)
    {
        var draft = await agent.StartCaseAsync();
        var person = Person.Someone(new Random(), DateOnly.FromDateTime(DateTime.UtcNow));
        await agent.SaveFormAsync(draft.Id("id"), agent.FormFor(person, Journey.Office), draft.ETag!);
        await agent.UploadMaterialsAsync(draft.Id("id"), Journey.Office);
        return draft.Id("id");
    }

    public async Task<Officer> AnOfficerAsync(string role, string? office = null)
    {
        var officer = new Officer(Gateway, role, office);
        await officer.SignInAsync();
        return officer;
    }

    public async Task StopAsync(string part) => await CommandAsync(part, KnownResourceCommands.StopCommand);

    public async Task StartAsync(string part)
    {
        await CommandAsync(part, KnownResourceCommands.StartCommand);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _app.ResourceNotifications.WaitForResourceHealthyAsync(part, patience.Token);
    }

    /// <summary>Sends a signal (KILL, STOP, CONT) to every process of a part.</summary>
    public async Task SignalAsync(string part, string signal)
    {
        foreach (var id in Processes(part))
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
            await kill.WaitForExitAsync();
        }
    }

    /// <summary>Every process of it: the part counts as ended when the first one has.</summary>
    public async Task WaitUntilEndedAsync(string part)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        foreach (var id in Replicas(part))
        {
            await _app.ResourceNotifications.WaitForResourceAsync(
                id, change => KnownResourceStates.TerminalStates.Contains(change.Snapshot.State.Text), patience.Token);
        }
    }

    /// <summary>What the SQL of a test finds in a service's database.</summary>
    public async Task<List<T>> QueryAsync<T>(string database, string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create((await _app.GetConnectionStringAsync(database))!);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetFieldValue<T>(0));
        }

        return found;
    }

    /// <summary>The broker's address, with the credentials of our services.</summary>
    public async Task<Uri> BrokerAsync() => new((await _app.GetConnectionStringAsync("messaging"))!);

    /// <summary>A connection to the broker, as its owner.</summary>
    public async Task<IConnection> ConnectToBrokerAsync() =>
        await new ConnectionFactory { Uri = await BrokerAsync() }.CreateConnectionAsync();

    /// <summary>How many messages wait in a queue; none if there is no such queue.</summary>
    public async Task<uint> DepthAsync(string queue)
    {
        await using var connection = await ConnectToBrokerAsync();
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return await channel.MessageCountAsync(queue);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException e)
            when (e.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return 0;
        }
    }

    private IEnumerable<string> Replicas(string part) => new[] { part, $"{part}-1", $"{part}-2" }
        .Where(id => _app.ResourceNotifications.TryGetCurrentState(id, out _));

    private IEnumerable<int> Processes(string part)
    {
        foreach (var id in Replicas(part))
        {
            if (_app.ResourceNotifications.TryGetCurrentState(id, out var state)
                && state.Snapshot.Properties.FirstOrDefault(property => property.Name == "executable.pid")
                    ?.Value is int process)
            {
                yield return process;
            }
        }
    }

    private async Task CommandAsync(string part, string command)
    {
        var result = await _app.ResourceCommands.ExecuteCommandAsync(part, command);
        Assert.True(result.Success, result.ErrorMessage);
    }
}

/// <summary>
/// One system for all tests; what one of them stops, another would miss, so they run one after another.
/// </summary>
[CollectionDefinition(nameof(TheWholeSystem))]
public sealed class TheWholeSystem : ICollectionFixture<WholeSystem>;
