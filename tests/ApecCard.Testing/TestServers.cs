using System.Diagnostics;
using ApecCard.AppHost.Local;
using Xunit;

namespace ApecCard.Testing;

/// <summary>
/// The servers the tests run on: of this test run's own, started when they are first asked for and gone with it. A
/// PostgreSQL that runs already may be named by TEST_POSTGRES.
/// </summary>
public static class TestServers
{
    private static readonly Lazy<string> _postgres = new(() =>
        Environment.GetEnvironmentVariable("TEST_POSTGRES")
            ?? Start("postgres", builder => builder.AddPostgres("postgres")).Address);

    private static readonly Lazy<(DistributedApplication App, string Address)> _rabbitMq = new(() =>
        Start("messaging", builder => builder.AddRabbitMQ("messaging").WithManagementPlugin()));

    /// <summary>A PostgreSQL on which databases may be made.</summary>
    public static string Postgres => _postgres.Value;

    /// <summary>A RabbitMQ that may be stopped for a while.</summary>
    public static string RabbitMq => _rabbitMq.Value.Address;

    /// <summary>Where it is managed.</summary>
    public static Uri RabbitMqManagement => _rabbitMq.Value.App.GetEndpoint("messaging", "management");

    /// <summary>
    /// Takes the broker away; everybody connected loses it. In order, not by a kill: a quorum queue that was declared a
    /// moment before a kill comes back without a leader, and nothing sent to it is ever confirmed.
    /// </summary>
    public static async Task StopRabbitMq()
    {
        var notifications = _rabbitMq.Value.App.ResourceNotifications;
        Assert.True(notifications.TryGetCurrentState("messaging", out var broker));
        var ended = notifications.WaitForResourceAsync("messaging", KnownResourceStates.Exited);
        using var terminate = Process.Start("kill", ["-TERM", $"{broker.Snapshot.ProcessId}"]);
        await ended.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public static async Task StartRabbitMq()
    {
        await _rabbitMq.Value.App.ResourceCommands.ExecuteCommandAsync("messaging", KnownResourceCommands.StartCommand);
        await _rabbitMq.Value.App.ResourceNotifications.WaitForResourceHealthyAsync("messaging");
    }

    // On another thread: whoever asks first may hold xunit's.
    private static (DistributedApplication App, string Address) Start(
        string name, Action<IDistributedApplicationTestingBuilder> describe) => Task.Run(async () =>
        {
            var builder = DistributedApplicationTestingBuilder.Create();
            describe(builder);
            var app = await builder.BuildAsync();
            await app.StartAsync();
            await app.ResourceNotifications.WaitForResourceHealthyAsync(name);
            return (app, (await app.GetConnectionStringAsync(name))!);
        }).GetAwaiter().GetResult();
}
