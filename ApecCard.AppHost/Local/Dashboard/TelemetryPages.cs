using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ApecCard.AppHost.Local;

/// <summary>What the pages of traces, logs and metrics ask for.</summary>
internal static class TelemetryPages
{
    public static void Map(IEndpointRouteBuilder app, OtlpReceiver telemetry)
    {
        app.MapGet("/api/traces", (string? q, string? part, bool failed = false) =>
            telemetry.Traces.Find(q?.Trim() ?? "", part ?? "", failed));
        app.MapGet("/api/traces/{id}", (string id) => telemetry.Traces.Waterfall(id) is { Count: > 0 } rows
            ? (IResult)TypedResults.Ok(rows) : TypedResults.NotFound());
        app.MapGet("/api/logs", (string? part, int? severity, string? text, string? trace) =>
            telemetry.Logs.Find(part ?? "", severity ?? 0, text?.Trim() ?? "", trace ?? ""));
        app.MapGet("/api/metrics", () => telemetry.Metrics.Instruments());
        app.MapGet("/api/metrics/points", (string process, string instrument) =>
            telemetry.Metrics.Read(process, instrument));
    }
}
