using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;
using ApecCard.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <summary>A part of the system as the host's dashboard tells of it.</summary>
internal sealed record PartState(string Name, string Kind, string? Health, string[] Addresses, int[] Pids)
{
    public bool IsServer => Kind is "PostgreSQL" or "RabbitMQ";

    /// <summary>The gateway and the services; neither the servers nor the simulators.</summary>
    public bool IsService => !IsServer && Kind != "ApecCard.Simulators";
}

/// <summary>
/// The system that is measured: its parts, its servers' addresses and passwords, from its data directory.
/// </summary>
internal sealed class RunningSystem : IDisposable
{
    private readonly HttpClient _dashboard;
    private readonly JsonNode _secrets;

    private RunningSystem(Uri gateway, Uri dashboard, string token, JsonNode secrets)
    {
        Gateway = gateway;
        _secrets = secrets;
        _dashboard = new() { BaseAddress = dashboard };
        _dashboard.DefaultRequestHeaders.Add("X-ApecCard-Dashboard", token);
    }

    public Uri Gateway { get; }

    public string PostgresHost { get; private set; } = "";

    public int PostgresPort { get; private set; }

    public string PostgresPassword => _secrets["postgres-password"]!.GetValue<string>();

    /// <summary>Under which its cases are found by their passports.</summary>
    public BlindIndex PassportIndex() => new(new ConfigurationBuilder().AddInMemoryCollection(
        [new("PersonalData:IndexKey", _secrets["personal-index-key"]!.GetValue<string>())]).Build());

    /// <summary>The broker's address with its credentials.</summary>
    public string Broker { get; private set; } = "";

    public static async Task<RunningSystem> FindAsync(Uri gateway)
    {
        var data = Environment.GetEnvironmentVariable("APEC_DATA")
            ?? throw new BenchException(
                "APEC_DATA must name the data of the system to measure; ./apec bench sees to that.");
        var host = File.ReadLines(Path.Combine(data, "host")).Select(line => line.Split('=', 2))
            .ToDictionary(line => line[0], line => line[1]);
        var secrets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(data, "parameters.json")))!;
        var system = new RunningSystem(gateway, new(host["dashboard"]), host["dashboard-token"], secrets);
        await system.FindServersAsync();
        return system;
    }

    public string Database(string name) =>
        $"Host={PostgresHost};Port={PostgresPort};Username=postgres;Password={PostgresPassword};Database={name}";

    public NpgsqlDataSource Open(string database) => NpgsqlDataSource.Create(Database(database));

    /// <summary>A new, empty database for a yardstick, on the server that the system uses.</summary>
    public async Task CreateDatabaseAsync(string name)
    {
        await using var server = Open("postgres");
        await server.ExecuteAsync($"drop database if exists {name} with (force)");
        await server.ExecuteAsync($"create database {name}");
    }

    public async Task<PartState[]> PartsAsync()
    {
        var parts = await _dashboard.GetFromJsonAsync<JsonArray>("/api/parts");
        return
        [
            .. parts!.Select(part => new PartState(
                part!["name"]!.GetValue<string>(),
                part["kind"]!.GetValue<string>(),
                part["health"]?.GetValue<string>(),
                [.. part["addresses"]!.AsArray().Select(address => address!.GetValue<string>())],
                [.. part["processes"]!.AsArray().Select(one => one!["pid"]?.GetValue<int>()).OfType<int>()])),
        ];
    }

    public async Task<PartState[]> ServicesAsync() => [.. (await PartsAsync()).Where(part => part.IsService)];

    public async Task StopServicesAsync() => await CommandAsync(await ServicesAsync(), "stop");

    public async Task StartServicesAsync(PartState[] services) => await CommandAsync(services, "start");

    public Task AllHealthyAsync() => Until.SoAsync("all parts are healthy", async () =>
        (await PartsAsync()).All(part => part.Health is "Healthy"), seconds: 60);

    public void Dispose() => _dashboard.Dispose();

    private Task CommandAsync(PartState[] services, string command) => Task.WhenAll(services.Select(async part =>
    {
        using var done = await _dashboard.PostAsync($"/api/parts/{part.Name}/{command}", content: null);
        done.EnsureSuccessStatusCode();
    }));

    private async Task FindServersAsync()
    {
        var addresses = (await PartsAsync())
            .SelectMany(part => part.Addresses.Select(address => (part.Kind, Uri: new Uri(address))))
            .Where(address => address.Uri.Scheme is "tcp").ToLookup(address => address.Kind, address => address.Uri);
        var (postgres, broker) = (addresses["PostgreSQL"].First(), addresses["RabbitMQ"].First());
        (PostgresHost, PostgresPort) = (postgres.Host, postgres.Port);
        Broker = $"amqp://guest:{_secrets["messaging-password"]}@{broker.Host}:{broker.Port}";
    }
}
