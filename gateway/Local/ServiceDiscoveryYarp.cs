// Stands in for Microsoft.Extensions.ServiceDiscovery.Yarp: a destination http://documents is the address that
// services__documents__http__0 names.
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Microsoft.Extensions.DependencyInjection;

internal static class ServiceDiscoveryYarpExtensions
{
    public static IReverseProxyBuilder AddServiceDiscoveryDestinationResolver(this IReverseProxyBuilder proxy)
    {
        proxy.Services.AddSingleton<IDestinationResolver, FromConfiguration>();
        return proxy;
    }

    private sealed class FromConfiguration(IConfiguration configuration) : IDestinationResolver
    {
        public ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(
            IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
        {
            var resolved = destinations.ToDictionary(
                one => one.Key,
                one => one.Value with { Address = configuration.Resolve(new Uri(one.Value.Address)).ToString() });
            return new(new ResolvedDestinationCollection(resolved, changeToken: null));
        }
    }
}
