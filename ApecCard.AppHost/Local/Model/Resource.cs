namespace ApecCard.AppHost.Local;

/// <summary>What AppHost.cs says about a part; nothing runs yet.</summary>
public abstract class Resource(string name) : IResource
{
    public string Name { get; } = name;

    internal string? DisplayText { get; set; }

    internal bool ExplicitStart { get; set; }

    internal List<Endpoint> Endpoints { get; } = [];

    internal List<HttpHealthCheck> HealthChecks { get; } = [];

    internal List<Wait> Waits { get; } = [];

    internal List<string> Args { get; } = [];

    /// <summary>
    /// Run when the part starts, in the order of AppHost.cs: ports and passwords are known only then.
    /// </summary>
    internal List<Action<IDictionary<string, string>>> Environment { get; } = [];

    /// <summary>The variables that tell another part how to reach this one, without the name in front.</summary>
    internal virtual IEnumerable<(string Name, string Value)> ConnectionProperties => [];

    internal Endpoint GetEndpoint(string endpointName) =>
        Endpoints.FirstOrDefault(endpoint => endpoint.Name == endpointName)
        ?? throw new ExpectedFailureException($"\"{Name}\" has no endpoint \"{endpointName}\".");
}

/// <param name="Path">Asked for with GET.</param>
/// <param name="EndpointName">Null: the first HTTP endpoint.</param>
internal sealed record HttpHealthCheck(string Path, int StatusCode, string? EndpointName);
