// Stands in for Microsoft.Extensions.ServiceDiscovery: the address http://documents, or https+http://elicence, becomes
// the one that services__documents__http__0 names.
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

internal static class ServiceDiscoveryExtensions
{
    public static IServiceCollection AddServiceDiscovery(this IServiceCollection services) =>
        services.AddTransient<ResolveService>();

    public static IHttpClientBuilder AddServiceDiscovery(this IHttpClientBuilder http) =>
        http.AddHttpMessageHandler<ResolveService>();

    /// <summary>The address behind the name, or the address itself where no service has that name.</summary>
    public static Uri Resolve(this IConfiguration configuration, Uri address)
    {
        var found = address.Scheme.Split('+')
            .Select(scheme => configuration[$"services:{address.Host}:{scheme}:0"])
            .FirstOrDefault(url => url is not null);
        return found is null ? address : new Uri(new Uri(found), address.PathAndQuery);
    }

    private sealed class ResolveService(IConfiguration configuration) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.RequestUri = configuration.Resolve(request.RequestUri!);
            return base.SendAsync(request, ct);
        }
    }
}
