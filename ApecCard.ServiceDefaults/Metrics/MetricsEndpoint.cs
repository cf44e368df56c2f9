using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// GET /metrics, for Prometheus: from this machine, and from the networks in Metrics:From. For everybody else there is
/// no such page; the gateway does not lead to it.
/// </summary>
internal static class MetricsEndpoint
{
    public static void AddMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Measurements>();
        builder.Services.AddSingleton(new Readers(
            [.. (builder.Configuration.GetSection("Metrics:From").Get<string[]>() ?? []).Select(IPNetwork.Parse)]));
    }

    public static void MapMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<Measurements>(); // measures from the start on
        app.MapGet("/metrics", (HttpContext http, Measurements measurements, Readers readers) =>
            readers.Include(http)
                ? Results.Text(measurements.Read(), "text/plain; version=0.0.4; charset=utf-8")
                : Results.NotFound())
            .AllowAnonymous().ExcludeFromDescription();
    }

    private sealed record Readers(IPNetwork[] Networks)
    {
        // What somebody has forwarded does not come from where it seems to; without an address it is a test's.
        public bool Include(HttpContext http) => !http.Request.Headers.ContainsKey("X-Forwarded-For")
            && (http.Connection.RemoteIpAddress is not { } reader || IPAddress.IsLoopback(reader)
                || Networks.Any(network => network.Contains(reader.IsIPv4MappedToIPv6 ? reader.MapToIPv4() : reader)));
    }
}
