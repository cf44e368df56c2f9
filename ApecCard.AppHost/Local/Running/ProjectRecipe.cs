namespace ApecCard.AppHost.Local;

/// <summary>A project of ours: its build output, in its directory, with the variables Aspire would give it.</summary>
internal sealed class ProjectRecipe(ProjectResource project, RunContext context) : IRecipe
{
    private readonly string _directory = Path.GetDirectoryName(project.ProjectPath)!;

    public Task<ChildCommand> PrepareAsync(Replica replica, CancellationToken cancellationToken)
    {
        var program = Path.Combine(
            _directory, "bin", LocalSettings.BuildConfiguration, $"net{Environment.Version.Major}.0",
            Path.GetFileNameWithoutExtension(project.ProjectPath) + ".dll");
        if (!File.Exists(program))
        {
            throw new ExpectedFailureException(
                $"{project.Name} is not built ({program} is missing): "
                + $"dotnet build -c {LocalSettings.BuildConfiguration}.");
        }

        string[] args = project.Args.Count > 0 ? [.. project.Args] : project.Profile?.Arguments ?? [];
        return Task.FromResult(new ChildCommand(DotnetProgram.Path, [program, .. args], _directory)
        {
            Environment = ProcessEnvironment.For(project, replica.Id, replica.Index, context.Telemetry),
        });
    }

    public async Task<string?> WhatIsWrongAsync(Replica replica, CancellationToken cancellationToken)
    {
        foreach (var check in project.HealthChecks)
        {
            var endpoint = check.EndpointName is { } name ? project.GetEndpoint(name)
                : project.Endpoints.First(endpoint => endpoint.Scheme == "http");
            var port = project.ReplicaPorts.Length > 0 ? project.ReplicaPorts[replica.Index] : endpoint.Port;
            if (await HttpProbe.AskAsync(port, check.Path, check.StatusCode, cancellationToken) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }
}
