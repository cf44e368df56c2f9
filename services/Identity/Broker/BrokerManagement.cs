using System.Net.Http.Headers;
using System.Text;

namespace ApecCard.Identity.Broker;

/// <summary>
/// Where the broker is and where it is managed: ConnectionStrings__messaging and Broker__Management. No other service
/// knows the second, which is why Identity also serves the operators' page of queues.
/// </summary>
public sealed class BrokerManagement(IHttpClientFactory clients, IConfiguration configuration)
{
    public Uri Broker { get; } = new(
        configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("Set ConnectionStrings__messaging."));

    public string Vhost => Uri.UnescapeDataString(Broker.AbsolutePath.TrimStart('/')) is { Length: > 0 } named
        ? named
        : "/";

    /// <summary>Whether the management is told of at all.</summary>
    public bool IsKnown => configuration["Broker:Management"] is not null;

    public HttpClient Open()
    {
        var management = clients.CreateClient(nameof(BrokerManagement));
        management.BaseAddress = new(configuration["Broker:Management"]!.TrimEnd('/') + "/");
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Broker.UserInfo))));
        return management;
    }
}
