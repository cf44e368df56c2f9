using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.AppHost.Local;

/// <summary>One process of a part, from waiting for others to its end, and again after a restart.</summary>
internal sealed class Replica(Part part, string id, int index, IRecipe recipe, RunContext context) : IDisposable
{
    private static readonly TimeSpan _firstRestartPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestRestartPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _command = new(1, 1);
    private CancellationTokenSource? _stop;
    private int _starts;
    private Task _life = Task.CompletedTask;

    public string Id => id;

    public int Index => index;

    public Resource Resource => part.Resource;

    public LogBook Log { get; } = new();

    /// <summary>How often it was started after the first time.</summary>
    public int Restarts => Math.Max(0, _starts - 1);

    public CustomResourceSnapshot Snapshot { get; private set; } = new();

    /// <summary>Returns once the process is on its way; whether it gets well is told by its state.</summary>
    public Task StartAsync() => InTurnAsync(async () =>
    {
        if (Snapshot.HasEnded && !context.Settings.RestartExited)
        {
            await _life; // its end is told a moment before it is over
        }

        Begin();
    });

    public Task StopAsync() => InTurnAsync(EndAsync);

    public Task RestartAsync() => InTurnAsync(async () =>
    {
        await EndAsync();
        Begin();
    });

    public void Dispose()
    {
        Log.Dispose();
        _command.Dispose();
        _stop?.Dispose();
    }

    private async Task InTurnAsync(Func<Task> command)
    {
        await _command.WaitAsync();
        try
        {
            await command();
        }
        finally
        {
            _command.Release();
        }
    }

    private void Begin()
    {
        if (_life.IsCompleted)
        {
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            var stop = _stop.Token;
            // at once: who asks now must not see the past
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.Waiting });
            _life = Task.Run(() => LiveAsync(stop), CancellationToken.None);
        }
    }

    private async Task EndAsync()
    {
        if (_stop is { } stop && !_life.IsCompleted)
        {
            await stop.CancelAsync();
            await _life;
        }
    }

    private async Task LiveAsync(CancellationToken stop)
    {
        for (var pause = _firstRestartPause; ; pause = Longer(pause))
        {
            await LiveOnceAsync(stop);
            if (!context.Settings.RestartExited || stop.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(pause, stop).ContinueWith(_ => { }, TaskScheduler.Default);
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.Waiting });
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause * 2 > _longestRestartPause ? _longestRestartPause : pause * 2;

    private async Task LiveOnceAsync(CancellationToken stop)
    {
        try
        {
            await new Waiting(context).ForAllAsync(Resource, reason => Tell(Snapshot with { Reason = reason }), stop);
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.Starting });
            if (context.LogDirectory is { } directory)
            {
                Log.Begin(Path.Combine(directory, $"{id}.log"));
            }

            var command = await recipe.PrepareAsync(this, stop);
            _starts++;
            using var child = await ChildProcess.StartAsync(command, context.Settings.DataDirectory, Log.Write);
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.Running, ProcessId = child.Id });
            await new HealthWatch(this, recipe, child).RunAsync(stop);
            await SeeOffAsync(child, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.Exited });
        }
        catch (Exception e) // shown with the part: one that cannot start must not take the others with it
        {
            Log.Write(e is ExpectedFailureException ? e.Message : e.ToString());
            Tell(new CustomResourceSnapshot { State = KnownResourceStates.FailedToStart, Reason = e.Message });
        }
        finally
        {
            await recipe.CleanUpAsync();
        }
    }

    private async Task SeeOffAsync(ChildProcess child, CancellationToken stop)
    {
        if (!child.Exited.IsCompleted)
        {
            Tell(Snapshot with { State = KnownResourceStates.Stopping, HealthStatus = null, Reason = null });
            await child.StopAsync(recipe.StopSignal, recipe.StopPatience);
        }

        var code = await child.Exited;
        Tell(new CustomResourceSnapshot
        {
            State = KnownResourceStates.Exited,
            ExitCode = code,
            Reason = stop.IsCancellationRequested ? "stopped" : Describe(code),
        });
    }

    private static string Describe(int code) =>
        code > 128 ? $"ended by signal {code - 128}" : $"ended by itself with code {code}";

    internal void TellHealth(string? wrong) =>
        Tell(Snapshot with
        {
            HealthStatus = wrong is null ? HealthStatus.Healthy : HealthStatus.Unhealthy,
            Reason = wrong,
        });

    private void Tell(CustomResourceSnapshot snapshot)
    {
        if (snapshot == Snapshot)
        {
            return;
        }

        Snapshot = snapshot;
        part.Publish();
    }
}
