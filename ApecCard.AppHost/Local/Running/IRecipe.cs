namespace ApecCard.AppHost.Local;

/// <summary>How a kind of part is run: what to start, when it is well, how to end it.</summary>
internal interface IRecipe
{
    /// <summary>What must be there before the process starts; answers how to start it.</summary>
    Task<ChildCommand> PrepareAsync(Replica replica, CancellationToken cancellationToken);

    /// <summary>Null when all is well, else what is not.</summary>
    Task<string?> WhatIsWrongAsync(Replica replica, CancellationToken cancellationToken);

    /// <summary>What must be done once it answers, before others may rely on it.</summary>
    Task MakeReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whatever was started for it besides the process itself.</summary>
    Task CleanUpAsync() => Task.CompletedTask;

    Signal StopSignal => Signal.Terminate;

    TimeSpan StopPatience => TimeSpan.FromSeconds(15);
}
