using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ApecCard.AppHost.Local;

/// <summary>Where the parts send their telemetry, and the key by which they are known.</summary>
internal sealed record TelemetryTarget(string Endpoint, string Key);

/// <summary>
/// Takes what the parts send by OTLP (http/protobuf) and keeps the newest of it. Only who has the key may: everybody on
/// this machine reaches the port.
/// </summary>
internal sealed class OtlpReceiver
{
    public const string KeyHeader = "x-otlp-api-key";

    private const string Protobuf = "application/x-protobuf";
    private const int LargestBatch = 4 * 1024 * 1024;

    private delegate void Reader(ReadOnlySpan<byte> request);

    public string Key { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public TraceStore Traces { get; } = new();

    public LogStore Logs { get; } = new();

    public MetricStore Metrics { get; } = new();

    public void Map(IEndpointRouteBuilder app)
    {
        MapSignal(app, "traces", request => Traces.Add(OtlpTraces.Read(request)));
        MapSignal(app, "logs", request => Logs.Add(OtlpLogs.Read(request)));
        MapSignal(app, "metrics", request => Metrics.Add(OtlpMetrics.Read(request)));
    }

    private void MapSignal(IEndpointRouteBuilder app, string signal, Reader read) =>
        app.MapPost($"/v1/{signal}", (HttpRequest request) => TakeAsync(request, read));

    private async Task<IResult> TakeAsync(HttpRequest request, Reader read)
    {
        var shown = Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString());
        if (!CryptographicOperations.FixedTimeEquals(shown, Encoding.UTF8.GetBytes(Key)))
        {
            return TypedResults.Problem($"{KeyHeader} is missing or wrong.", statusCode: 401);
        }

        if (request.ContentType != Protobuf || request.Headers.ContentEncoding.Count > 0)
        {
            return TypedResults.Problem($"Only {Protobuf}, not compressed.", statusCode: 415);
        }

        if (await ReadBodyAsync(request) is not { } batch)
        {
            return TypedResults.Problem($"More than {LargestBatch} bytes.", statusCode: 413);
        }

        try
        {
            read(batch.GetBuffer().AsSpan(0, (int)batch.Length));
        }
        catch (InvalidDataException e)
        {
            return TypedResults.Problem(e.Message, statusCode: 400);
        }

        return TypedResults.Bytes([], Protobuf); // an empty answer says that everything was taken
    }

    private static async Task<MemoryStream?> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength > LargestBatch)
        {
            return null;
        }

        var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBatch)
            {
                return null;
            }
        }

        return body;
    }
}
