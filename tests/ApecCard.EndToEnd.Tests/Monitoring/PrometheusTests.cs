using System.Diagnostics;
using System.Text.Json.Nodes;
using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests.Monitoring;

/// <summary>A real Prometheus reads every part, by our own configuration and with our own alarms.</summary>
[Collection(nameof(TheWholeSystem))]
public sealed class PrometheusTests(WholeSystem system) : IAsyncLifetime
{
    private static readonly string[] _parts =
        ["gateway", "identity", "applications", "documents", "review", "payments", "delivery"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prometheus-");
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort.Next()}");
    private Process _prometheus = null!;

    public async Task InitializeAsync()
    {
        var alerts = Repository.PathTo("deploy", "prometheus", "alerts.yml");
        var targets = _parts.Select(part =>
            $"      - {{ targets: [\"{system.Endpoint(part).Authority}\"], labels: {{ part: {part} }} }}");
        var configuration = Path.Combine(_folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, string.Join('\n',
        [
            "global: { scrape_interval: 1s, evaluation_interval: 1s }", $"rule_files: [\"{alerts}\"]",
            "scrape_configs:", "  - job_name: apeccard", "    static_configs:", .. targets, "",
        ]));
        _prometheus = Process.Start(new ProcessStartInfo("prometheus",
        [
            $"--config.file={configuration}", $"--storage.tsdb.path={_folder.FullName}/data",
            $"--web.listen-address={_address.Authority}", "--log.level=error",
        ]))!;
        await Eventually.Is(async () => (await QueryAsync("up")).Count == _parts.Length, seconds: 60);
    }

    public async Task DisposeAsync()
    {
        _prometheus.Kill();
        await _prometheus.WaitForExitAsync();
        _prometheus.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_part_is_read_and_tells_of_the_runtime_its_requests_and_its_outbox()
    {
        await Eventually.Is(
            async () => (await QueryAsync("up == 1")).Count == _parts.Length, seconds: 60);
        await Eventually.Is(async () =>
            (await QueryAsync("count by (part) (http_server_request_duration_seconds_count)")).Count == _parts.Length
            && (await QueryAsync("count by (part) (apeccard_outbox_messages)")).Count == _parts.Length - 1,
            seconds: 60);
    }

    [Fact]
    public async Task A_case_that_is_submitted_is_counted()
    {
        using var agent = await system.AnAgentAsync();
        await agent.SubmitAsync(await WholeSystem.AReadyDraftAsync(agent));

        await Eventually.Is(
            async () => (await QueryAsync("sum(apeccard_cases_submitted) > 0")).Count == 1, seconds: 60);
        await Eventually.Is(
            async () => (await QueryAsync("apeccard_charges{state=\"Open\"} > 0")).Count > 0, seconds: 60);
    }

    [Fact]
    public async Task Our_alarms_are_taken_and_none_can_not_be_computed()
    {
        await Eventually.Is(async () => (await AskAsync("/api/v1/rules"))["groups"]!.AsArray()
            .SelectMany(group => group!["rules"]!.AsArray())
            .All(rule => rule!["health"]!.GetValue<string>() == "ok"), seconds: 60);
    }

    private async Task<JsonArray> QueryAsync(string query) =>
        (await AskAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}"))["result"]?.AsArray() ?? [];

    private async Task<JsonNode> AskAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = _address };
        try
        {
            return JsonNode.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)))!["data"]!;
        }
        catch (HttpRequestException) // it starts
        {
            return new JsonObject();
        }
    }
}
