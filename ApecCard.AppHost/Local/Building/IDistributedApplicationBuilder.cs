using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ApecCard.AppHost.Local;

/// <summary>Collects the parts of the application; the names are Aspire's.</summary>
public interface IDistributedApplicationBuilder
{
    ConfigurationManager Configuration { get; }

    IHostEnvironment Environment { get; }

    string AppHostDirectory { get; }

    IList<IResource> Resources { get; }

    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    DistributedApplication Build();
}

/// <summary>Says more about a part.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    T Resource { get; }
}
