using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ApecCard.AppHost.Tests;

/// <summary>The dashboard of a host that runs one small program.</summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private const string Protobuf = "application/x-protobuf";
    private const string Busy = // a child works, and ends with the shell, whose number $$ is in the child, too
        "while kill -0 $$; do i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; sleep 0.1; done 2>/dev/null & wait";

    private DistributedApplication _app = null!;
    private HttpClient _client = null!;

    private TelemetryTarget Target => _app.Dashboard!.Telemetry;

    public async Task InitializeAsync()
    {
        var builder = DistributedApplicationTestingBuilder.Create("--dashboard");
        builder.AddShell("worker", Busy);
        _app = await builder.BuildAsync();
        await _app.StartAsync();
        _client = _app.CreateDashboardClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task What_a_service_sends_is_shown()
    {
        var resource = ResourceBuilder.CreateEmpty().AddAttributes(
            [new("service.name", "payments"), new("service.instance.id", "payments-1-0a1b2c3d")]);
        using (var source = new ActivitySource("Tests.Dashboard"))
        using (var meter = new Meter("Tests.Dashboard"))
        using (var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(source.Name)
            .AddOtlpExporter(exporter => SendTo(exporter, "traces")).Build())
        using (var metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(meter.Name)
            .AddOtlpExporter(exporter => SendTo(exporter, "metrics")).Build())
        using (var logs = LoggerFactory.Create(logging => logging.AddOpenTelemetry(options =>
        {
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(resource).AddOtlpExporter(exporter => SendTo(exporter, "logs"));
        })))
        {
            meter.CreateObservableGauge("waiting", () => new Measurement<int>(7, [new("queue", "fees")]));
            using var request = source.StartActivity("POST /charges", ActivityKind.Server);
            request!.SetTag("apeccard.case_number", "APEC20261123000042")
                .SetStatus(ActivityStatusCode.Error, "declined");
            logs.CreateLogger("Payments").LogWarning("{CaseNumber} waits", "APEC20261123000042");
        }

        var trace = Assert.Single(await ListAsync("/api/traces?q=apec20261123000042"))!;
        var span = Assert.Single(await ListAsync($"/api/traces/{trace["id"]}"))!["span"]!;
        var said = Assert.Single(await ListAsync("/api/logs?severity=13&text=waits&part=payments"))!;
        var series = Assert.Single(await ListAsync("/api/metrics/points?process=payments-1&instrument=waiting"))!;
        Assert.Equal(("POST /charges", true), ($"{trace["name"]}", trace["failed"]!.GetValue<bool>()));
        Assert.Equal(("payments-1", "server", "declined"),
            ($"{span["process"]}", $"{span["kind"]}", $"{span["reason"]}"));
        Assert.Equal(("APEC20261123000042 waits", $"{trace["id"]}"), ($"{said["message"]}", $"{said["traceId"]}"));
        Assert.Equal(("queue=fees", 7d), ($"{series["labels"]}", series["points"]![0]![1]!.GetValue<double>()));
        Assert.Empty(await ListAsync("/api/traces?q=APEC20261123000043"));
        Assert.Empty(await ListAsync("/api/logs?severity=17"));
    }

    [Fact]
    public async Task Telemetry_is_taken_only_with_the_key_as_protobuf_whole_and_not_too_much_at_once()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync([], Target.Key));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync([], key: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync([], "another"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await SendAsync([], Target.Key, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync([0x0A, 0x7F, 0x01], Target.Key));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync([0x0A, 0x04, 0x12, 0x02, 0x12, 0x00], Target.Key));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(new byte[5_000_000], Target.Key));
    }

    [Fact]
    public async Task The_dashboard_opens_by_its_link_and_not_without()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var stranger = new HttpClient(handler) { BaseAddress = _client.BaseAddress };

        using var refused = await stranger.GetAsync("/api/parts");
        using var wrong = await stranger.GetAsync("/login?t=guessed");
        using var login = await stranger.GetAsync(_app.Dashboard!.Access.Link);
        using var page = await stranger.GetAsync("/");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("./apec up", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        var cookie = Assert.Single(login.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        Assert.DoesNotContain(_app.Dashboard.Access.Token, cookie);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("unsafe", Assert.Single(page.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact] // a page of another site has the cookie sent, but cannot set the header or be called localhost
    public async Task Only_a_page_of_the_dashboard_starts_and_stops_parts()
    {
        using var another = new HttpClient { BaseAddress = _client.BaseAddress };
        using var login = await another.GetAsync(_app.Dashboard!.Access.Link);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/parts");
        foreign.Headers.Host = "evil.example";

        using var bare = await another.PostAsync("/api/parts/worker/stop", content: null);
        using var byName = await another.SendAsync(foreign);
        using var ours = await _client.PostAsync("/api/parts/worker/restart", content: null);

        Assert.Equal(HttpStatusCode.Forbidden, bare.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byName.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, ours.StatusCode);
        await Programs.Eventually(() => _app.Orchestrator.Find("worker")[0].Restarts == 1);
    }

    [Fact] // the shell's loop is a child of the process the host has started
    public async Task What_a_process_and_its_children_use_is_shown()
    {
        var id = await _app.ProcessIdOf("worker");
        var use = new ProcessUse();

        Assert.Null(use.Of([id])[id].Cpu);
        await Programs.Eventually(() => use.Of([id])[id] is { Cpu: > 0, Memory: > 0 });
        Assert.Empty(use.Of([int.MaxValue]));
    }

    [Fact]
    public void The_parts_are_told_where_to_send_unless_there_is_a_collector()
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        var shell = builder.AddShell("shell", "sleep 60").Resource;

        var told = ProcessEnvironment.For(shell, "shell", 0, Target);
        var untold = ProcessEnvironment.For(shell, "shell", 0);

        Assert.Equal(Target.Endpoint, told["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("http/protobuf", told["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal($"x-otlp-api-key={Target.Key}", told["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.DoesNotContain(untold.Keys, name => name.StartsWith("OTEL_", StringComparison.Ordinal));
    }

    private async Task<JsonArray> ListAsync(string path) => (await _client.GetFromJsonAsync<JsonArray>(path))!;

    private void SendTo(OtlpExporterOptions exporter, string signal)
    {
        exporter.Endpoint = new Uri($"{Target.Endpoint}/v1/{signal}");
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Headers = $"{OtlpReceiver.KeyHeader}={Target.Key}";
    }

    private async Task<HttpStatusCode> SendAsync(byte[] batch, string? key, string type = Protobuf)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Target.Endpoint}/v1/traces")
        {
            Content = new ByteArrayContent(batch) { Headers = { ContentType = new(type) } },
        };
        if (key is not null)
        {
            request.Headers.Add(OtlpReceiver.KeyHeader, key);
        }

        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
