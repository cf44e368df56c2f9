using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApecCard.AppHost.Local;

/// <summary>The page on which the parts are seen, read, started and stopped; the same as JSON for the script.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LocalRun _run;
    private readonly OtlpReceiver _telemetry = new();
    private readonly ProcessUse _use = new();

    private DashboardServer(WebApplication app, LocalRun run)
    {
        _app = app;
        _run = run;
        Access = new DashboardAccess(run.Ports.DashboardPort);
    }

    public DashboardAccess Access { get; }

    /// <summary>Where the parts are to send what they measure.</summary>
    public TelemetryTarget Telemetry => new($"http://127.0.0.1:{_run.Ports.DashboardPort}", _telemetry.Key);

    public static async Task<DashboardServer> StartAsync(LocalRun run)
    {
        var builder =
            WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(run.Ports.DashboardPort));
        var server = new DashboardServer(builder.Build(), run);
        server.Map();
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }

    private void Map()
    {
        _app.Use(Access.CheckAsync);
        _app.MapGet("/login", Access.SignIn);
        MapFile("/", "dashboard.html", "text/html");
        MapFile("/dashboard.css", "dashboard.css", "text/css");
        foreach (var script in new[] { "dashboard", "parts", "console", "logs", "traces", "metrics" })
        {
            MapFile($"/{script}.js", $"{script}.js", "text/javascript");
        }

        _telemetry.Map(_app);
        TelemetryPages.Map(_app, _telemetry);
        _app.MapGet("/api/use", Use);
        _app.MapGet("/api/parts", () => AllParts());
        _app.MapGet("/api/parts/changes", (HttpContext http) => TypedResults.ServerSentEvents(Changes(Ending(http))));
        _app.MapGet("/api/parts/{id}/log", (string id, HttpContext http) =>
            _run.Orchestrator.Find(id) is [var replica, ..]
            ? (IResult)TypedResults.ServerSentEvents(Lines(replica, Ending(http))) : TypedResults.NotFound());
        _app.MapPost("/api/parts/{id}/{command}", CommandAsync);
    }

    private void MapFile(string path, string name, string type)
    {
        using var stream = typeof(DashboardServer).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var content = reader.ReadToEnd();
        _app.MapGet(path, () => Results.Text(content, $"{type}; charset=utf-8"));
    }

    private Dictionary<string, UseView> Use()
    {
        var running = _run.Orchestrator.Parts.SelectMany(part => part.Replicas)
            .Select(replica => (replica.Id, Process: replica.Snapshot.ProcessId ?? 0)).Where(one => one.Process > 0)
            .ToList();
        var uses = _use.Of([.. running.Select(one => one.Process)]);
        return running.Where(one => uses.ContainsKey(one.Process))
            .ToDictionary(one => one.Id, one => uses[one.Process]);
    }

    private async Task<IResult> CommandAsync(string id, string command)
    {
        var result = await new ResourceCommandService(_run.Orchestrator).ExecuteCommandAsync(id, command);
        return result.Success ? TypedResults.NoContent() : TypedResults.Problem(result.ErrorMessage, statusCode: 404);
    }

    private IReadOnlyList<PartView> AllParts() => [.. _run.Orchestrator.Parts.Select(PartView.Of)];

    // All parts at every change: a page that missed one is right again with the next.
    private async IAsyncEnumerable<SseItem<string>> Changes([EnumeratorCancellation] CancellationToken stop)
    {
        var told = "";
        await foreach (var _ in _run.Context.Notifications.WatchAsync(stop))
        {
            var now = JsonSerializer.Serialize(AllParts(), JsonSerializerOptions.Web);
            if (now != told)
            {
                yield return new SseItem<string>(told = now);
            }
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> Lines(Replica replica,
        [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var line in replica.Log.Follow(stop))
        {
            yield return new SseItem<string>(line);
        }
    }

    private CancellationToken Ending(HttpContext http)
    {
        var either =
            CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _app.Lifetime.ApplicationStopping);
        http.Response.RegisterForDispose(either);
        return either.Token;
    }

    // Ctrl-C belongs to the terminal session, which stops the parts in order.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
