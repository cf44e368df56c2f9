namespace ApecCard.AppHost.Local;

public static class ParameterBuilderExtensions
{
    /// <summary>A value that configuration must give, as Parameters:name.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => builder.Configured(name) ?? throw NotSet(name), secret));

    /// <summary>A value that configuration may override.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false,
        bool secret = false) =>
        builder.AddResource(new ParameterResource(name, () => builder.Configured(name) ?? value, secret));

    /// <summary>A value that is made up at the first start and kept with the checkout's data.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false,
        bool persist = false) =>
        builder.AddResource(builder.Generated(name, value, secret));

    internal static ParameterResource Generated(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = true) =>
        new(name, () => builder.Configured(name)
            ?? ((IKeepsSecrets)builder).Secrets.GetOrAdd(name, value.GetDefaultValue), secret);

    private static ExpectedFailureException NotSet(string name) =>
        new($"Parameter \"{name}\" is not set: set Parameters__{name}.");

    private static string? Configured(this IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration[$"Parameters:{name}"];
}
