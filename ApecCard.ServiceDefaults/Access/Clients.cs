using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

public static class Clients
{
    /// <summary>Another of our services, found by its name and asked with this service's own token.</summary>
    public static void AddServiceClient<TClient>(this IHostApplicationBuilder builder, string name)
        where TClient : class
    {
        builder.Services.TryAddSingleton<ServiceTokens>();
        builder.Services.TryAddTransient<BearServiceToken>();
        builder.Services.AddHttpClient<TClient>(http => http.BaseAddress = new($"http://{name}"))
            .AddHttpMessageHandler<BearServiceToken>();
    }

    /// <summary>A system of somebody else, found by its name; it gets no token of ours.</summary>
    public static IHttpClientBuilder AddOutsideClient<TClient>(this IHostApplicationBuilder builder, string name)
        where TClient : class =>
        builder.Services.AddHttpClient<TClient>(http => http.BaseAddress = new($"https+http://{name}"));
}
