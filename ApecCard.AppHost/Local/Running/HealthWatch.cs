namespace ApecCard.AppHost.Local;

/// <summary>Asks a process how it is: often while it starts, now and then once it is well.</summary>
internal sealed class HealthWatch(Replica replica, IRecipe recipe, ChildProcess child)
{
    private static readonly TimeSpan _whileStarting = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan _onceItAnswers = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _whileUnhealthy = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _whileHealthy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(3);

    /// <summary>Until the process ends or is to be stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var ready = false;
        while (!child.Exited.IsCompleted && !stop.IsCancellationRequested)
        {
            var wrong = await AskAsync(stop);
            if (wrong is null && !ready)
            {
                await recipe.MakeReadyAsync(stop);
                ready = true;
            }

            if (child.Exited.IsCompleted || stop.IsCancellationRequested)
            {
                return;
            }

            replica.TellHealth(wrong);
            var pause = ready ? wrong is null ? _whileHealthy : _whileUnhealthy
                : wrong!.StartsWith(HttpProbe.NotListening, StringComparison.Ordinal) ? _whileStarting : _onceItAnswers;
            await Task.WhenAny(child.Exited, Task.Delay(pause, stop));
        }
    }

    private async Task<string?> AskAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_answerWithin);
        try
        {
            return await recipe.WhatIsWrongAsync(replica, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return $"no answer within {_answerWithin.TotalSeconds} s";
        }
    }
}
