using System.Diagnostics;
using Xunit;

namespace ApecCard.Testing;

/// <summary>The servers the tests run on.</summary>
public static class TestServers
{
    /// <summary>A PostgreSQL on which databases may be made: TEST_POSTGRES.</summary>
    public static string Postgres { get; } = Environment.GetEnvironmentVariable("TEST_POSTGRES")
        ?? "Host=127.0.0.1;Username=postgres";

    /// <summary>A RabbitMQ that may be stopped for a while: TEST_RABBITMQ.</summary>
    public static string RabbitMq { get; } = Environment.GetEnvironmentVariable("TEST_RABBITMQ")
        ?? "amqp://guest:guest@127.0.0.1:5672";

    /// <summary>Takes the broker away; everybody connected loses it.</summary>
    public static Task StopRabbitMq() => Ctl("stop_app");

    public static Task StartRabbitMq() => Ctl("start_app");

    // TEST_RABBITMQCTL is the broker's own rabbitmqctl.
    private static async Task Ctl(string command)
    {
        var ctl = Environment.GetEnvironmentVariable("TEST_RABBITMQCTL") ?? "rabbitmqctl";
        using var process = Process.Start("bash", ["-c", $"{ctl} {command}"]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
