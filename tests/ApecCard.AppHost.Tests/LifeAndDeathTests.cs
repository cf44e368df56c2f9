using System.Diagnostics;

namespace ApecCard.AppHost.Tests;

public class LifeAndDeathTests
{
    [Fact]
    public async Task A_killed_process_is_shown_and_can_be_started_again()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddShell("worker", "sleep 60");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        var first = await app.ProcessIdOf("worker");

        Process.GetProcessById(first).Kill();
        var ended = await app.ResourceNotifications.WaitForResourceAsync(
            "worker", KnownResourceStates.Exited, Programs.WithinTime());
        Assert.Equal(137, ended.Snapshot.ExitCode);
        Assert.Contains("signal 9", ended.Snapshot.Reason);

        Assert.True((await app.ResourceCommands.ExecuteCommandAsync("worker", "resource-start")).Success);
        Assert.NotEqual(first, await app.ProcessIdOf("worker"));
    }

    [Fact] // a shell would drop it on the way
    public async Task A_variable_that_no_shell_could_name_reaches_the_process()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddExecutable("environment", "/usr/bin/env", Path.GetTempPath())
            .WithEnvironment("services__payment-provider__http__0", "http://localhost:1");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceAsync(
            "environment", KnownResourceStates.Exited, Programs.WithinTime());
        Assert.Contains(app.LogOf("environment"), line => line.EndsWith(
            "services__payment-provider__http__0=http://localhost:1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_last_words_of_a_process_are_in_its_log_once_it_has_ended()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddShell("talker", "seq 1 5000; echo farewell; exit 3");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        await app.ResourceNotifications.WaitForResourceAsync(
            "talker", KnownResourceStates.Exited, Programs.WithinTime());
        Assert.EndsWith("farewell", app.LogOf("talker")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_has_ended_though_its_descendant_still_holds_its_output()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddShell("parent", "sleep 30 & exit 4");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        var ended = await app.ResourceNotifications.WaitForResourceAsync(
            "parent", KnownResourceStates.Exited, new CancellationTokenSource(TimeSpan.FromSeconds(15)).Token);
        Assert.Equal(4, ended.Snapshot.ExitCode);
    }

    [Fact]
    public async Task A_restart_gives_a_new_process()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddShell("worker", "sleep 60");
        await using var app = await builder.BuildAsync();
        await app.StartAsync();
        var first = await app.ProcessIdOf("worker");

        await app.ResourceCommands.ExecuteCommandAsync("worker", KnownResourceCommands.RestartCommand);
        await Programs.Eventually(() => app.Snapshot("worker").ProcessId is { } id && id != first);

        Assert.False(Posix.IsAlive(first));
    }

    [Fact]
    public async Task What_an_earlier_run_has_left_is_ended()
    {
        var data = TemporaryDirectory.Create();
        using var stray = await ChildProcess.StartAsync(new ChildCommand("sleep", ["60"], "/"), data, _ => { });
        await Programs.Eventually(() => // while it still becomes sleep, there are moments when it shows no environment
            ProcessNames.Of(stray.Id) == "sleep" && Leftovers.Find(data, data).Contains(stray.Id));

        var ended = await Leftovers.EndAsync(data, data);

        Assert.Equal([$"sleep (process {stray.Id})"], ended);
        Assert.Equal(143, await stray.Exited);
        TemporaryDirectory.Remove(data);
    }

    [Fact]
    public async Task A_program_that_is_not_there_fails_to_start_with_a_reason()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        builder.AddProject("ghost", "/nowhere/Ghost.csproj");
        await using var app = await builder.BuildAsync();

        await app.StartAsync();

        var refused = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            app.ResourceNotifications.WaitForResourceHealthyAsync("ghost", Programs.WithinTime()));
        Assert.Contains("is not built", refused.Message);
    }
}
