namespace ApecCard.AppHost.Local;

/// <summary>A part of the application: a server, a service, a database, a parameter. The names are Aspire's.</summary>
public interface IResource
{
    string Name { get; }
}

public interface IResourceWithEnvironment : IResource;

public interface IResourceWithArgs : IResource;

public interface IResourceWithEndpoints : IResource;

public interface IResourceWithWaitSupport : IResource;

public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

public interface IResourceWithConnectionString : IResource
{
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default);
}

/// <summary>Names the project file of a part; one class per project is generated (Local.targets).</summary>
public interface IProjectMetadata
{
    string ProjectPath { get; }
}
