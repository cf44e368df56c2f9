namespace ApecCard.AppHost.Local;

/// <summary>Whether a command was carried out, and if not, why.</summary>
public sealed class ExecuteCommandResult
{
    public required bool Success { get; init; }

    public string? ErrorMessage { get; init; }
}

public static class KnownResourceCommands
{
    public static readonly string StartCommand = "resource-start";
    public static readonly string StopCommand = "resource-stop";
    public static readonly string RestartCommand = "resource-restart";
}

/// <summary>Start, stop and restart of a part while the application runs.</summary>
public sealed class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;

    internal ResourceCommandService(Orchestrator orchestrator) => _orchestrator = orchestrator;

    /// <param name="resourceId">A part's name, or "name-1" for one of its processes.</param>
    /// <param name="commandName">See <see cref="KnownResourceCommands"/>.</param>
    /// <param name="cancellationToken">Ends the waiting, not the command.</param>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var replicas = _orchestrator.Find(resourceId);
        if (replicas.Count == 0)
        {
            return Failed($"There is no part \"{resourceId}\" that can be started or stopped.");
        }

        Func<Replica, Task>? command = commandName switch
        {
            "resource-start" or "start" => replica => replica.StartAsync(),
            "resource-stop" or "stop" => replica => replica.StopAsync(),
            "resource-restart" or "restart" => replica => replica.RestartAsync(),
            _ => null,
        };
        if (command is null)
        {
            return Failed($"There is no command \"{commandName}\"; there are start, stop and restart.");
        }

        await Task.WhenAll(replicas.Select(command)).WaitAsync(cancellationToken);
        return new ExecuteCommandResult { Success = true };
    }

    private static ExecuteCommandResult Failed(string message) => new() { Success = false, ErrorMessage = message };
}
