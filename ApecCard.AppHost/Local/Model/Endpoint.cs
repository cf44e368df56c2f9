namespace ApecCard.AppHost.Local;

/// <summary>An address of a part. The port is settled when the application is built.</summary>
internal sealed class Endpoint(string name, string scheme, int? wantedPort)
{
    public string Name => name;

    public string Scheme => scheme;

    public int? WantedPort => wantedPort;

    public int Port { get; set; }

    public string Url => $"{scheme}://localhost:{Port}";
}

/// <summary>Somebody else's address, to be read when a part starts.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName)
{
    public IResourceWithEndpoints Resource => owner;

    public string EndpointName => endpointName;

    public string Scheme => Endpoint.Scheme;

    public int Port => Endpoint.Port;

    public string Host { get; } = "localhost";

    public string Url => Endpoint.Url;

    private Endpoint Endpoint => ((Resource)owner).GetEndpoint(endpointName);
}

/// <summary>How an address is shown.</summary>
public sealed class ResourceUrlAnnotation
{
    public required string Url { get; set; }

    public string? DisplayText { get; set; }
}
