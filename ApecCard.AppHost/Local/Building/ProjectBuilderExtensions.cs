namespace ApecCard.AppHost.Local;

public static class ProjectBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() => builder.AddProject(name, new TProject().ProjectPath);

    /// <summary>
    /// Without a profile (null) the service gets no variables and no address from launchSettings.json.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() =>
        builder.AddProject(name, new TProject().ProjectPath, launchProfileName);

    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.Add(name, projectPath, LaunchProfile.Find(projectPath, name: null));

    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath, string? launchProfileName) =>
        builder.Add(name, projectPath,
            launchProfileName is null ? null : LaunchProfile.Find(projectPath, launchProfileName));

    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder, string name, string command, string workingDirectory,
        params string[]? args) =>
        builder.AddResource(new ExecutableResource(name, command, workingDirectory)).WithArgs(args ?? []);

    /// <summary>So many processes behind one address.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(
        this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Replicas = replicas;
        return builder;
    }

    private static IResourceBuilder<ProjectResource> Add(
        this IDistributedApplicationBuilder builder, string name, string projectPath, LaunchProfile? profile)
    {
        var project = new ProjectResource(name, Path.GetFullPath(projectPath), profile);
        foreach (var address in profile?.Addresses ?? [])
        {
            project.Endpoints.Add(new Endpoint(address.Scheme, address.Scheme, address.Port));
        }

        return builder.AddResource(project);
    }
}
