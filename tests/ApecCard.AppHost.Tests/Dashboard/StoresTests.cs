namespace ApecCard.AppHost.Tests;

public class StoresTests
{
    [Fact]
    public void A_waterfall_has_each_span_below_its_cause_in_the_order_of_their_starts()
    {
        var store = new TraceStore();
        store.Add([
            ASpan("late", "root", start: 50), ASpan("inner", "early", start: 20), ASpan("root", "", start: 0),
            ASpan("lost", "never-sent", start: 70), ASpan("early", "root", start: 10),
            ASpan("late", "root", start: 50), // sent twice
        ]);

        Assert.Equal([("root", 0), ("early", 1), ("inner", 2), ("late", 1), ("lost", 0)],
            store.Waterfall("a").Select(row => (row.Span.Id, row.Depth)));
    }

    [Fact]
    public void Spans_that_name_each_other_as_their_cause_are_shown_once()
    {
        var store = new TraceStore();
        store.Add([ASpan("one", "other"), ASpan("other", "one"), ASpan("self", "self")]);

        Assert.Equal(["one", "other", "self"], store.Waterfall("a").Select(row => row.Span.Id).Order());
    }

    [Fact]
    public void The_oldest_traces_give_way_by_number_and_by_size()
    {
        var store = new TraceStore(mostTraces: 3, mostSpans: 4, mostOfOne: 2);
        store.Add([ASpan("1", "", "a"), ASpan("1", "", "b", start: 1), ASpan("1", "", "c", start: 2)]);
        store.Add([ASpan("1", "", "d", start: 3)]);
        Assert.Equal(["d", "c", "b"], store.Find().Select(trace => trace.Id));

        store.Add([ASpan("2", "1", "d", start: 4), ASpan("3", "1", "d")]);
        store.Add([ASpan("2", "1", "c"), ASpan("1", "", "e", start: 5)]);

        Assert.Equal([("e", 1), ("d", 2)], store.Find().Select(trace => (trace.Id, trace.Spans)));
    }

    [Fact]
    public void Traces_of_cases_give_way_last_while_they_are_no_more_than_half()
    {
        var store = new TraceStore(mostTraces: 4);
        store.Add([AboutACase("a"), AboutACase("b"), AboutACase("c")]);
        store.Add([.. "defghijk".Select((id, i) => ASpan("1", "", $"{id}", start: 10 + i))]);

        Assert.Equal(["a", "b", "j", "k"], store.Find().Select(trace => trace.Id).Order());

        store.Add([AboutACase("l"), AboutACase("m"), AboutACase("n")]);
        Assert.Equal(4, store.Find().Count);
    }

    [Theory]
    [InlineData("GET", "client", "GET /sessions/revoked (identity)")]
    [InlineData("POST /api/identity/{**rest}", "server", "GET /sessions/revoked (identity)")]
    [InlineData("GET /bff/session", "server", "GET /bff/session")]
    [InlineData("outbox relay", "internal", "outbox relay")]
    [InlineData("deliver ", "consumer", "deliver CaseSubmitted")]
    public void A_trace_is_called_by_what_was_asked_for(string name, string kind, string shown)
    {
        var store = new TraceStore();
        store.Add([
            ASpan("1", "") with { Name = name, Kind = kind, Attributes = Destination },
            ASpan("2", "1", start: 1) with { Name = "GET /sessions/revoked", Kind = "server", Part = "identity" },
        ]);

        Assert.Equal(shown, Assert.Single(store.Find()).Name);
    }

    [Fact]
    public void The_oldest_records_give_way_and_the_newest_come_first()
    {
        var store = new LogStore(most: 2);
        store.Add([ARecord(1), ARecord(2), ARecord(3)]);

        Assert.Equal([3L, 2L], store.Find().Select(record => record.Time));
    }

    [Fact]
    public void What_grows_is_told_per_second_and_a_restart_tells_nothing()
    {
        var store = new MetricStore();
        store.Add([APoint(100, 10), APoint(110, 60), APoint(120, 5), APoint(130, 25)]);

        Assert.Equal([[110d, 5d], [130d, 2d]], Assert.Single(store.Read("payments", "requests")).Points);
    }

    [Fact]
    public void One_figure_is_kept_of_ten_seconds_for_an_hour()
    {
        var store = new MetricStore(mostSeries: 1);
        store.Add([.. Enumerable.Range(0, 8000).Select(
            second => APoint(second, second) with { Kind = InstrumentKind.Gauge })]);
        store.Add([APoint(1, 1) with { Key = new("payments", "another", "") }]);

        var points = Assert.Single(store.Read("payments", "requests")).Points;
        Assert.Equal((360, 7999d), (points.Count, points[^1][1]));
        Assert.Single(store.Instruments());
    }

    private static Span ASpan(string id, string parent, string trace = "a", long start = 0) => new(
        trace, id, parent, "payments", "payments", "", "", "", start, start + 5, false, null,
        new Dictionary<string, string>());

    private static Dictionary<string, string> Destination => new() { ["messaging.destination.name"] = "CaseSubmitted" };

    private static Span AboutACase(string trace) => ASpan("1", "", trace) with
    {
        Attributes = new Dictionary<string, string> { [TraceStore.CaseNumber] = "APEC20261123000042" },
    };

    private static LogRecord ARecord(long time) => new(
        time, "payments", "payments", 9, "", "", null, new Dictionary<string, string>());

    private static MetricPoint APoint(long time, double value) => new(
        new("payments", "requests", ""), InstrumentKind.Sum, "", time, value, 0);
}
