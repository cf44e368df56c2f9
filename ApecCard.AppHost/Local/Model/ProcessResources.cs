namespace ApecCard.AppHost.Local;

/// <summary>A project of this repository, run as one process or several behind one address.</summary>
public class ProjectResource(string name, string projectPath, LaunchProfile? profile) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    public string ProjectPath { get; } = projectPath;

    internal LaunchProfile? Profile { get; } = profile;

    internal int Replicas { get; set; } = 1;

    /// <summary>Where each replica listens when they share one address.</summary>
    internal int[] ReplicaPorts { get; set; } = [];
}

/// <summary>Any other program.</summary>
public class ExecutableResource(string name, string command, string workingDirectory) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport
{
    public string Command { get; } = command;

    public string WorkingDirectory { get; } = workingDirectory;
}
