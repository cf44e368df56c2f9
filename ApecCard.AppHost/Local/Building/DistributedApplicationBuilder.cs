using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ApecCard.AppHost.Local;

/// <summary>Where generated values of an application are kept.</summary>
internal interface IKeepsSecrets
{
    SecretStore Secrets { get; }
}

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder, IKeepsSecrets
{
    private readonly HostApplicationBuilder _host;

    public DistributedApplicationBuilder(string[] args, LocalSettings? settings = null)
    {
        _host = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Configuration.AddEnvironmentVariables().AddCommandLine(args);
        Settings = settings ?? LocalSettings.FromCheckout(Configuration);
        Configuration["Data:Folder"] ??= Settings.DataDirectory; // the services' files lie with the servers'
        Secrets = new SecretStore(Settings.Temporary ? null : Path.Combine(Settings.DataDirectory, "parameters.json"));
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public string AppHostDirectory { get; } = Path.Combine(LocalSettings.CheckoutDirectory, "ApecCard.AppHost");

    public IList<IResource> Resources { get; } = [];

    internal LocalSettings Settings { get; }

    public SecretStore Secrets { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (Resources.Any(other => string.Equals(other.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ExpectedFailureException($"Two parts are called \"{resource.Name}\".");
        }

        Resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(this);

    private sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
        : IResourceBuilder<T>
        where T : IResource;
}
