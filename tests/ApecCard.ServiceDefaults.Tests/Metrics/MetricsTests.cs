using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using ApecCard.ServiceDefaults.Tests.Auditing;

namespace ApecCard.ServiceDefaults.Tests.Metrics;

public sealed class MetricsTests : IAsyncLifetime
{
    private static readonly Meter _meter = new("ApecCard");
    private AuditedService _service = null!;

    public async Task InitializeAsync() => _service = await AuditedService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_counter_counts_from_the_start_and_by_its_tags()
    {
        var counter = _meter.CreateCounter<int>("test.things", description: "Things\nthat were done");
        counter.Add(2, KeyValuePair.Create("how.done", (object?)"by \"hand\"\\\n"));
        counter.Add(3, KeyValuePair.Create("how.done", (object?)"by \"hand\"\\\n"));
        counter.Add(1);

        Assert.Equal(
        [
            "# HELP test_things_total Things that were done", "# TYPE test_things_total counter", "test_things_total 1",
            """test_things_total{how_done="by \"hand\"\\\n"} 5""",
        ], await LinesAsync("test_things"));
    }

    [Fact]
    public async Task A_histogram_tells_how_many_were_within_each_bound()
    {
        var histogram = _meter.CreateHistogram<double>("test.duration", "s", "How long");
        foreach (var seconds in (double[])[0.005, 0.02, 7, 1000])
        {
            histogram.Record(seconds);
        }

        var lines = await LinesAsync("test_duration");
        Assert.Contains("""test_duration_seconds_bucket{le="0.005"} 1""", lines);
        Assert.Contains("""test_duration_seconds_bucket{le="5"} 2""", lines);
        Assert.Contains("""test_duration_seconds_bucket{le="30"} 3""", lines);
        Assert.Contains("""test_duration_seconds_bucket{le="+Inf"} 4""", lines);
        Assert.Contains("test_duration_seconds_sum 1007.025", lines);
        Assert.Contains("test_duration_seconds_count 4", lines);
    }

    [Fact]
    public async Task A_gauge_tells_what_is_so_now_and_forgets_what_is_not_any_more()
    {
        Measurement<int>[] now = [new(4, KeyValuePair.Create("stage", (object?)"Draft"))];
        _meter.CreateObservableGauge("test.cases", () => now);
        Assert.Contains("""test_cases{stage="Draft"} 4""", await LinesAsync("test_cases"));

        now = [new(1, KeyValuePair.Create("stage", (object?)"Issued"))];
        Assert.Equal(
            ["# HELP test_cases test.cases", "# TYPE test_cases gauge", """test_cases{stage="Issued"} 1"""],
            await LinesAsync("test_cases"));
    }

    [Fact]
    public async Task However_many_tags_come_the_page_stays_of_a_size_that_can_be_read()
    {
        var counter = _meter.CreateCounter<int>("test.many");
        for (var i = 0; i < 3_000; i++)
        {
            counter.Add(1, KeyValuePair.Create("i", (object?)i));
        }

        var lines = await LinesAsync("test_many");
        Assert.Equal(2 + 1_001, lines.Length);
        Assert.Contains("""test_many_total{beyond="limit"} 2000""", lines);
    }

    [Fact]
    public async Task Requests_are_measured_by_route_and_the_outbox_by_what_it_owes()
    {
        await _service.As(Roles.Operator).GetAsync("/audit/heads");
        await Testing.Eventually.Is(async () => (await LinesAsync("apeccard_outbox_oldest")).Length == 3);

        Assert.Contains(await LinesAsync("http_server_request_duration"), line =>
            line.Contains("""http_route="/audit/heads""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Prometheus_own_tool_finds_nothing_wrong_with_it()
    {
        await _service.As(Roles.Operator).GetAsync("/audit/heads");
        using var promtool = Process.Start(new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        await promtool.StandardInput.WriteAsync(await PageAsync());
        promtool.StandardInput.Close();
        var said = await promtool.StandardError.ReadToEndAsync();
        await promtool.WaitForExitAsync();

        // What it says of names that the framework has given is not ours to mend.
        Assert.DoesNotContain(said.Split('\n'), line =>
            line.StartsWith("apeccard", StringComparison.Ordinal) || line.Contains("error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("::ffff:10.1.2.3", HttpStatusCode.OK)] // Metrics:From
    [InlineData("203.0.113.7", HttpStatusCode.NotFound)]
    public async Task Only_from_here_and_from_the_networks_that_are_named_is_it_read(string from, HttpStatusCode status)
    {
        var http = await _service.Server.SendAsync(http =>
        {
            (http.Request.Method, http.Request.Path) = ("GET", "/metrics");
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        });
        Assert.Equal((int)status, http.Response.StatusCode);
    }

    [Fact]
    public async Task What_a_proxy_on_this_machine_passes_on_does_not_come_from_here()
    {
        var reader = _service.As(Roles.Operator);
        reader.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/metrics")).StatusCode);
    }

    private Task<string> PageAsync() => _service.As(Roles.Operator).GetStringAsync("/metrics");

    private async Task<string[]> LinesAsync(string about) =>
        [.. (await PageAsync()).Split('\n').Where(line => line.Contains(about, StringComparison.Ordinal))];
}
