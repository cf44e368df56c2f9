using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace ApecCard.AppHost.Tests;

public class ServersTests
{
    [Fact]
    public async Task A_lone_PostgreSQL_is_ready_with_its_databases()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddPostgres("postgres").AddDatabase("applicationsdb");
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("applicationsdb", Programs.WithinTime());

        await using var connection = new NpgsqlConnection(await app.GetConnectionStringAsync("applicationsdb"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select current_setting('track_commit_timestamp')", connection);
        Assert.Equal("on", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_broker_that_hangs_is_unhealthy_and_gets_well_again()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddRabbitMQ("messaging").WithManagementPlugin();
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        var broker = await app.ProcessIdOf("messaging");
        using var page = app.CreateHttpClient("messaging", "management");
        Assert.Contains("RabbitMQ", await page.GetStringAsync(new Uri("/", UriKind.Relative)));

        Signal("STOP", broker);
        await app.ResourceNotifications.WaitForResourceAsync(
            "messaging", change => change.Snapshot.HealthStatus == HealthStatus.Unhealthy, Programs.WithinTime());

        Signal("CONT", broker);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("messaging", Programs.WithinTime());
    }

    private static void Signal(string signal, int processId) =>
        Process.Start("kill", [$"-{signal}", $"{processId}"]).WaitForExit();
}
