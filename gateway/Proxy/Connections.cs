using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ApecCard.Gateway.Proxy;

/// <summary>How long a connection may dawdle, how much it may say before the body, and whose word is taken for whose it is.</summary>
public static class Connections
{
    public static void AddConnectionLimits(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Limits");
        var headers = settings.GetValue("HeadersTimeout", TimeSpan.FromSeconds(15));
        var grace = settings.GetValue("SlowBodyGrace", TimeSpan.FromSeconds(10));
        var connections = settings.GetValue("Connections", 10_000L);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(https => // where TLS ends here
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
            var limits = kestrel.Limits;
            limits.MaxConcurrentConnections = connections;
            limits.MaxConcurrentUpgradedConnections = 0; // nothing here is upgraded
            limits.RequestHeadersTimeout = headers;
            limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
            limits.MaxRequestHeaderCount = 100;
            limits.MaxRequestHeadersTotalSize = 32 * 1024;
            limits.MaxRequestLineSize = 8 * 1024;
            limits.MinRequestBodyDataRate = new(bytesPerSecond: 4096, grace); // the largest upload: under half an hour
        });
    }

    /// <summary>
    /// Proxies__Trusted__0=10.0.0.0/8: only what comes from there is believed about whose request it is, and whether it
    /// came by TLS. Without the setting nobody is.
    /// </summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection("Proxies:Trusted").Get<string[]>() is not { Length: > 0 } trusted)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as far back as the proxies are ours
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in trusted)
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network.Contains('/', StringComparison.Ordinal)
                ? network
                : $"{network}/{(IPAddress.Parse(network).GetAddressBytes().Length * 8)}"));
        }

        app.UseForwardedHeaders(options);
    }
}
