namespace ApecCard.AppHost.Local;

public static class EnvironmentBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Set(name, () => value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment => builder.Set(name, callback);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Set(name, () => endpointReference.Url);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Set(name, () => parameter.Resource.Value);

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Definition().Args.AddRange(args);
        return builder;
    }

    internal static Resource Definition<T>(this IResourceBuilder<T> builder)
        where T : IResource => (Resource)(object)builder.Resource;

    internal static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, Func<string> value)
        where T : IResource
    {
        builder.Definition().Environment.Add(variables => variables[name] = value());
        return builder;
    }
}
