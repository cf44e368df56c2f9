using System.Diagnostics;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Threading.Channels;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Timeline;

[Collection(nameof(TheService))]
public class WatchCasesTests(ApplicationsService service)
{
    [Fact]
    public async Task What_happens_to_a_case_reaches_who_watches()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        await using var stream = await Stream.Of(service.Owner(caseFile));

        await service.Bus.Publish(Granted(caseFile, "SGP"));

        var (_, entry) = await stream.Next();
        Assert.Equal(caseFile.Id, entry.GetProperty("caseId").GetGuid());
        Assert.Equal(
            ("EconomyGranted", "SGP", "APEC经济体审核中"),
            (entry.GetProperty("what").GetString(), entry.GetProperty("economy").GetString(),
                entry.GetProperty("labelInChinese").GetString()));
    }

    [Fact]
    public async Task Nobody_else_hears_of_it()
    {
        var (mine, theirs) = (await service.ACase(Stories.InPreClearance), await service.ACase(Stories.InPreClearance));
        await using var stream = await Stream.Of(service.Owner(mine));
        await service.Bus.Publish(Granted(theirs, "SGP"));
        await Eventually.Is(() => service.Now(theirs, c => c.GrantedEconomies is ["SGP"]));
        await service.Bus.Publish(Granted(mine, "AUS"));
        Assert.Equal(mine.Id, (await stream.Next()).Entry.GetProperty("caseId").GetGuid());
    }

    [Fact]
    public async Task Who_comes_back_misses_nothing_and_sees_nothing_twice()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        string last;
        await using (var stream = await Stream.Of(service.Owner(caseFile)))
        {
            await service.Bus.Publish(Granted(caseFile, "AUS"));
            last = (await stream.Next()).Id!;
        }

        await service.Bus.Publish(Granted(caseFile, "NZL"));
        await Eventually.Is(() => service.Now(caseFile, c => c.GrantedEconomies.Length == 2));
        await using var again = await Stream.Of(service.Owner(caseFile), last);
        Assert.Equal("NZL", (await again.Next()).Entry.GetProperty("economy").GetString());
        await service.Bus.Publish(Granted(caseFile, "SGP"));
        Assert.Equal("SGP", (await again.Next()).Entry.GetProperty("economy").GetString());
    }

    [Fact]
    public async Task Viewers_of_one_enterprise_each_go_on_from_their_own_place()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        await using var first = await Stream.Of(service.Owner(caseFile));
        await service.Bus.Publish(Granted(caseFile, "AUS"));
        var (place, _) = await first.Next();

        await using var late = await Stream.Of(service.Owner(caseFile));
        var before = (long.Parse(place!, provider: null) - 1).ToString(provider: null);
        await using var back = await Stream.Of(service.Owner(caseFile), before);
        await service.Bus.Publish(Granted(caseFile, "NZL"));
        await service.Bus.Publish(Granted(caseFile, "SGP"));

        Assert.Equal(["NZL", "SGP"], await Economies(first, 2));
        Assert.Equal(["NZL", "SGP"], await Economies(late, 2));
        Assert.Equal(["AUS", "NZL", "SGP"], await Economies(back, 3));
    }

    [Fact]
    public async Task A_long_absence_is_told_in_full()
    {
        var enterprise = await service.AnEnterprise();
        await service.Cases(1, enterpriseId: enterprise);
        await service.Cases(250, enterpriseId: enterprise); // more than one look reads
        await using var stream = await Stream.Of(service.As(Roles.Enterprise, enterprise), lastEventId: "0");
        var seen = new List<long>();
        for (var entry = 0; entry < 251; entry++)
        {
            seen.Add(long.Parse((await stream.Next()).Id!, provider: null));
        }

        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused()
    {
        var request = ApplicationsService.With(HttpMethod.Get, "/live", "Last-Event-ID", "yesterday");
        var answer = await service.As(Roles.Enterprise, Guid.NewGuid()).SendAsync(request);
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", answer);
    }

    [Fact]
    public async Task Officers_have_no_stream() => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.PreliminaryOfficer, office: "shanghai").GetAsync("/live"));

    [Fact]
    public async Task A_service_that_stops_ends_its_streams_at_once()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        await using var replica = service.WithWebHostBuilder(_ => { });
        var http = replica.CreateClient();
        http.DefaultRequestHeaders.Authorization = service.Owner(caseFile).DefaultRequestHeaders.Authorization;
        await using var stream = await Stream.Of(http);

        var watch = Stopwatch.StartNew();
        replica.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await stream.End();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    private static async Task<string[]> Economies(Stream stream, int count)
    {
        List<string> economies = [];
        while (economies.Count < count)
        {
            economies.Add((await stream.Next()).Entry.GetProperty("economy").GetString()!);
        }

        return [.. economies.Order()]; // two that are published at once may overtake each other
    }

    private static EconomyDecided Granted(CaseFile caseFile, string economy) =>
        new(caseFile.Id, economy, PreClearanceVersion: 1, PreClearanceDecision.Granted, Stories.Today);

    /// <summary>The stream as a browser reads it, from the greeting on.</summary>
    private sealed class Stream : IAsyncDisposable
    {
        private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
        private readonly Channel<SseItem<string>> _items = Channel.CreateUnbounded<SseItem<string>>();

        public static async Task<Stream> Of(HttpClient http, string? lastEventId = null)
        {
            var stream = new Stream();
            var request = ApplicationsService.With(
                HttpMethod.Get, "/live", lastEventId is null ? "X-Nothing" : "Last-Event-ID", lastEventId ?? "-");
            var answer = await http.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, stream._patience.Token);
            Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
            _ = stream.ReadAsync(answer);
            Assert.Equal("hello", (await stream._items.Reader.ReadAsync(stream._patience.Token)).EventType);
            return stream;
        }

        public async Task<(string? Id, JsonElement Entry)> Next()
        {
            while (true)
            {
                if (await _items.Reader.ReadAsync(_patience.Token) is { EventType: "timeline" } item)
                {
                    return (item.EventId, JsonDocument.Parse(item.Data).RootElement);
                }
            }
        }

        public async Task End()
        {
            while (await _items.Reader.WaitToReadAsync(_patience.Token))
            {
                _items.Reader.TryRead(out _);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _patience.CancelAsync();
            _patience.Dispose();
        }

        private async Task ReadAsync(HttpResponseMessage answer)
        {
            try
            {
                await using var body = await answer.Content.ReadAsStreamAsync(_patience.Token);
                await foreach (var item in SseParser.Create(body).EnumerateAsync(_patience.Token))
                {
                    _items.Writer.TryWrite(item);
                }
            }
            finally
            {
                _items.Writer.TryComplete();
            }
        }
    }
}
