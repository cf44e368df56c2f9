namespace ApecCard.AppHost.Local;

/// <summary>Any other program, as AppHost.cs describes it.</summary>
internal sealed class ExecutableRecipe(ExecutableResource executable, RunContext context) : IRecipe
{
    public Task<ChildCommand> PrepareAsync(Replica replica, CancellationToken cancellationToken) =>
        Task.FromResult(new ChildCommand(executable.Command, executable.Args, executable.WorkingDirectory)
        {
            Environment = ProcessEnvironment.For(executable, replica.Id, replica.Index, context.Telemetry),
        });

    public async Task<string?> WhatIsWrongAsync(Replica replica, CancellationToken cancellationToken)
    {
        foreach (var check in executable.HealthChecks)
        {
            var endpoint = executable.GetEndpoint(check.EndpointName ?? executable.Endpoints[0].Name);
            if (await HttpProbe.AskAsync(endpoint.Port, check.Path, check.StatusCode, cancellationToken) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }
}
