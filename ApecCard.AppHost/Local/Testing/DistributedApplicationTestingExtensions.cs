namespace ApecCard.AppHost.Local;

/// <summary>What a test asks a running application for.</summary>
public static class DistributedApplicationTestingExtensions
{
    public static HttpClient CreateHttpClient(
        this DistributedApplication app, string resourceName, string? endpointName = null) =>
        new() { BaseAddress = app.GetEndpoint(resourceName, endpointName) };

    /// <summary>Of an application that was made with <c>--dashboard</c> and has started.</summary>
    public static HttpClient CreateDashboardClient(this DistributedApplication app)
    {
        var access = (app.Dashboard ?? throw new InvalidOperationException("It has no dashboard.")).Access;
        var client = new HttpClient { BaseAddress = new Uri(new Uri(access.Link), "/") };
        client.DefaultRequestHeaders.Add(DashboardAccess.Header, access.Token);
        return client;
    }

    /// <param name="app">The application.</param>
    /// <param name="resourceName">A part with an address.</param>
    /// <param name="endpointName">Null: its HTTP endpoint, else its first.</param>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = null)
    {
        var endpoints = app.Find(resourceName).Endpoints;
        var endpoint = endpointName is null
            ? endpoints.Find(candidate => candidate.Scheme == "http" && candidate.Name == "http")
                ?? endpoints.FirstOrDefault()
            : endpoints.Find(candidate => candidate.Name == endpointName);
        return new Uri((endpoint ?? throw new ArgumentException(
            $"\"{resourceName}\" has no endpoint \"{endpointName}\".", nameof(endpointName))).Url);
    }

    public static ValueTask<string?> GetConnectionStringAsync(
        this DistributedApplication app, string resourceName, CancellationToken cancellationToken = default) =>
        app.Find(resourceName) is IResourceWithConnectionString resource
            ? resource.GetConnectionStringAsync(cancellationToken)
            : throw new ArgumentException($"\"{resourceName}\" has no connection string.", nameof(resourceName));

    private static Resource Find(this DistributedApplication app, string name) =>
        app.Resources.OfType<Resource>().FirstOrDefault(
            resource => string.Equals(resource.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no part \"{name}\".", nameof(name));
}
