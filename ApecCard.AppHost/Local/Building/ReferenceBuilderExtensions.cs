namespace ApecCard.AppHost.Local;

/// <summary>
/// Tells one part how to reach another, in the variables Aspire uses. A reference never implies waiting.
/// </summary>
public static class ReferenceBuilderExtensions
{
    /// <summary>ConnectionStrings__name, and its pieces as NAME_HOST, NAME_PORT, ...</summary>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null, bool optional = false)
        where T : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        builder.Definition().Environment.Add(variables =>
        {
            variables[$"ConnectionStrings__{name}"] = source.Resource.GetConnectionStringAsync().AsTask().Result ?? "";
            foreach (var (property, value) in source.Definition().ConnectionProperties)
            {
                variables[$"{Shouted(name)}_{property}"] = value;
            }
        });
        return builder;
    }

    /// <summary>services__name__http__0 and NAME_HTTP, for every endpoint.</summary>
    public static IResourceBuilder<T> WithReference<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where T : IResourceWithEnvironment
    {
        builder.Definition().Environment.Add(variables =>
        {
            foreach (var endpoint in source.Definition().Endpoints)
            {
                Add(variables, source.Resource.Name, endpoint.Name, endpoint.Url);
            }
        });
        return builder;
    }

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder,
        EndpointReference endpointReference)
        where T : IResourceWithEnvironment
    {
        builder.Definition().Environment.Add(variables => Add(
            variables, endpointReference.Resource.Name, endpointReference.EndpointName, endpointReference.Url));
        return builder;
    }

    public static IResourceBuilder<T> WithReference<T>(this IResourceBuilder<T> builder, string name, Uri uri)
        where T : IResourceWithEnvironment
    {
        builder.Definition().Environment.Add(variables =>
            variables[$"services__{name}__default__0"] = uri.ToString());
        return builder;
    }

    private static void Add(IDictionary<string, string> variables, string name, string endpoint, string url)
    {
        variables[$"services__{name}__{endpoint}__0"] = url;
        variables[$"{Shouted(name)}_{Shouted(endpoint)}"] = url;
    }

    private static string Shouted(string name) => name.Replace('-', '_').ToUpperInvariant();
}
