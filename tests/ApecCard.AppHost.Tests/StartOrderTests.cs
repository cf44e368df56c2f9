namespace ApecCard.AppHost.Tests;

public class StartOrderTests
{
    [Fact]
    public async Task A_part_waits_until_the_other_is_healthy()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var server = builder.AddShell("server", "exec python3 -m http.server $PORT --bind 127.0.0.1")
            .WithHttpEndpoint(env: "PORT").WithHttpHealthCheck("/").WithExplicitStart();
        builder.AddShell("client", "sleep 60").WaitFor(server);
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceAsync(
            "client", change =>
                change.Snapshot is { State.Text: "Waiting", Reason: "waits for server" }, Programs.WithinTime());

        await app.ResourceCommands.ExecuteCommandAsync("server", KnownResourceCommands.StartCommand);
        await app.ResourceNotifications.WaitForResourceHealthyAsync("client", Programs.WithinTime());
        Assert.True(app.Snapshot("server").IsHealthy);
    }

    [Fact]
    public async Task A_part_starts_after_the_completion_it_waits_for_and_not_after_a_failure()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var good = builder.AddShell("good", "exit 0");
        var bad = builder.AddShell("bad", "exit 3");
        builder.AddShell("after-good", "sleep 60").WaitForCompletion(good);
        builder.AddShell("after-bad", "sleep 60").WaitForCompletion(bad);
        await using var app = await builder.BuildAsync();

        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("after-good", Programs.WithinTime());

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("after-bad", Programs.WithinTime()));
        Assert.Contains("bad", refused.Message);
        Assert.Equal(3, app.Snapshot("bad").ExitCode);
    }

    [Fact]
    public async Task Parts_end_before_those_they_wait_for()
    {
        var ends = Path.GetTempFileName();
        var builder = DistributedApplicationTestingBuilder.Create();
        var server = builder.AddShell("server", Trapping("server"));
        var service = builder.AddShell("service", Trapping("service")).WaitFor(server);
        builder.AddShell("door", Trapping("door")).WaitFor(service);
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceHealthyAsync("door", Programs.WithinTime());
        await Programs.Eventually(() => app.LogOf("door").Contains("ready"));

        await app.StopAsync();

        Assert.Equal(["door", "service", "server"], await File.ReadAllLinesAsync(ends));
        File.Delete(ends);

        string Trapping(string name) =>
            $"trap 'sleep 0.1; echo {name} >> {ends}; exit' TERM; echo ready; while :; do sleep 0.05; done";
    }

    [Fact]
    public async Task Parts_that_wait_for_each_other_are_refused()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var one = builder.AddShell("one", "sleep 60");
        one.WaitFor(builder.AddShell("other", "sleep 60").WaitFor(one));
        await using var app = await builder.BuildAsync();

        var refused = await Assert.ThrowsAsync<ExpectedFailureException>(() => app.StartAsync());

        Assert.Contains("one -> other -> one", refused.Message);
    }
}
