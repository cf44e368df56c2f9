using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Traces, metrics and logs, sent by OTLP to where OTEL_EXPORTER_OTLP_ENDPOINT says. In Production there must be such a
/// place: what happened must be known also when this machine is lost, or somebody else's.
/// </summary>
internal static class Telemetry
{
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Database = "Npgsql";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction() && string.IsNullOrWhiteSpace(builder.Configuration[Collector]))
        {
            return; // nobody to tell: then nothing is measured, either
        }

        if (!Uri.TryCreate(builder.Configuration.Need(Collector), UriKind.Absolute, out _))
        {
            throw new InvalidOperationException($"{Collector} must be the address of a collector.");
        }

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddSource(builder.Environment.ApplicationName, "ApecCard.Outbox", "MassTransit", "Yarp.ReverseProxy")
                .AddSource(Database)
                .AddProcessor(new WithoutLonelyQueries())
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter("ApecCard.*", "MassTransit", "Yarp.ReverseProxy")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }

    /// <summary>A server's span is called by method and route, not by what the framework calls all of them.</summary>
    public static void UseSpanNames(this WebApplication app) => app.Use(async (http, next) =>
    {
        var activity = http.Features.Get<IHttpActivityFeature>()?.Activity;
        if (activity is not null && IsProbe(http.Request.Path))
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // nor is what it causes exported
        }

        await next(http);
        if (activity is { IsAllDataRequested: true })
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            activity.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
            activity.SetTag("http.request.method", http.Request.Method);
            activity.SetTag("http.route", route);
            activity.SetTag("http.response.status_code", http.Response.StatusCode);
        }
    });

    // Asked every few seconds by machines: that says nothing a metric would not, and drowns the rest.
    private static bool IsProbe(PathString path) => path.Value is "/health" or "/alive" or "/metrics";

    // Who only looks whether there is something to do (the outbox, the rounds) asks all day; that is no trace.
    private sealed class WithoutLonelyQueries : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.Source.Name == Database && data.ParentId is null)
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // then it is not exported
            }
        }
    }
}
