namespace ApecCard.AppHost.Local;

public static class EndpointBuilderExtensions
{
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => new(builder.Resource, name);

    /// <param name="env">The variable that tells the program its port.</param>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null,
        string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints
    {
        var endpoint = new Endpoint(name ?? "http", "http", port ?? targetPort);
        builder.Definition().Endpoints.Add(endpoint);
        return env is null ? builder : builder.Set(env, () => $"{endpoint.Port}");
    }

    /// <summary>
    /// An address that speaks something else than HTTP; of the part itself, so it cannot have replicas.
    /// </summary>
    /// <param name="env">The variable that tells the program its port.</param>
    public static IResourceBuilder<T> WithEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? scheme = null,
        string? name = null, string? env = null, bool isProxied = true)
        where T : IResourceWithEndpoints
    {
        var endpoint = new Endpoint(name ?? scheme ?? "tcp", scheme ?? "tcp", port ?? targetPort);
        builder.Definition().Endpoints.Add(endpoint);
        return env is null ? builder : builder.Set(env, () => $"{endpoint.Port}");
    }

    /// <summary>Says which part is the door. The local host listens on loopback only, for this one too.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints => builder;

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        builder.Definition().HealthChecks.Add(new HttpHealthCheck(path ?? "/", statusCode ?? 200, endpointName));
        return builder;
    }

    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder, string endpointName, Action<ResourceUrlAnnotation> callback)
        where T : IResource
    {
        var url = new ResourceUrlAnnotation { Url = "" };
        callback(url);
        builder.Definition().DisplayText = url.DisplayText;
        return builder;
    }
}
