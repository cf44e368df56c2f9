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
    private const string RequiredHeader = "X-ApecCard-Dashboard";

    private readonly WebApplication _app;
    private readonly LocalRun _run;

    private DashboardServer(WebApplication app, LocalRun run)
    {
        _app = app;
        _run = run;
    }

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
        _app.Use(RefuseOthersAsync);
        var page = ReadPage();
        _app.MapGet("/", () => Results.Text(page, "text/html; charset=utf-8"));
        _app.MapGet("/api/parts", () => AllParts());
        _app.MapGet("/api/parts/changes", (HttpContext http) => TypedResults.ServerSentEvents(Changes(Ending(http))));
        _app.MapGet("/api/parts/{id}/log", (string id, HttpContext http) =>
            _run.Orchestrator.Find(id) is [var replica, ..]
            ? (IResult)TypedResults.ServerSentEvents(Lines(replica, Ending(http))) : TypedResults.NotFound());
        _app.MapPost("/api/parts/{id}/{command}", CommandAsync);
    }

    // Only pages of ours: another site's page can neither set the header nor pass as localhost by its own name.
    private static async Task RefuseOthersAsync(HttpContext http, RequestDelegate next)
    {
        var isLocal = http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";
        var isSafe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!isLocal || (!isSafe && !http.Request.Headers.ContainsKey(RequiredHeader)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync($"Only from this machine, and only with the header {RequiredHeader}.");
            return;
        }

        http.Response.Headers.ContentSecurityPolicy = "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        await next(http);
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

    private static string ReadPage()
    {
        using var stream = typeof(DashboardServer).Assembly.GetManifestResourceStream("dashboard.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // Ctrl-C belongs to the terminal session, which stops the parts in order.
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
