using System.Collections.Concurrent;

namespace ApecCard.EndToEnd.Tests.Hostile;

/// <summary>Takes the traces, logs and metrics that the parts send (OTLP), and looks for canaries in them.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _received = [];
    private readonly ConcurrentDictionary<string, bool> _found = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>How many batches came to /v1/traces, /v1/logs and /v1/metrics.</summary>
    public IReadOnlyDictionary<string, int> Received => _received;

    public IEnumerable<string> Found => _found.Keys;

    /// <summary>Whether the text of a query to a database was among what came.</summary>
    public bool HasQueries { get; private set; }

    public static async Task<Collector> StartAsync(Canaries canaries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/{**path}", async (string path, HttpRequest request) =>
        {
            using var batch = new MemoryStream();
            await request.Body.CopyToAsync(batch);
            collector._received.AddOrUpdate(path, 1, (_, count) => count + 1);
            var sent = batch.ToArray();
            collector.HasQueries |= sent.AsSpan().IndexOf("db.query.text"u8) >= 0;
            foreach (var name in canaries.In(sent))
            {
                collector._found.TryAdd($"{name} in {path}", true);
            }

            return Results.Bytes([], "application/x-protobuf");
        });
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
