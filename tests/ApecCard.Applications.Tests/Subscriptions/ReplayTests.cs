using System.Net;
using System.Text.Json;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Subscriptions;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Subscriptions;

[Collection(nameof(TheService))]
public class ReplayTests(ApplicationsService service)
{
    [Fact]
    public async Task What_was_said_is_said_again_into_the_subscribers_own_queue()
    {
        var caseFile = await service.ACase(Stories.InProduction);
        await Eventually.Is(() => service.Subscriber.Of(caseFile.Number!).Count == 5);
        var said = service.Subscriber.Of(caseFile.Number!);
        var before = $"{long.Parse(said[0].Cursor) - 1}";
        var outsider = await Outsider.RegisterAsync(service, told => told with
        {
            Topics = [PublicTopics.EconomyDecided, PublicTopics.CaseCompleted],
        });

        var replay = await EndOf(outsider, await StartAsync(outsider, new { after = before }));

        var again = service.Queues.In(outsider.Registered.Queue);
        Assert.Equal(
            said.Skip(1).Select(Bytes), again.Where(one => one.Subject == caseFile.Number).Select(Bytes));
        Assert.Equal(again.Length, replay.Sent);
        Assert.Equal(again.Select(one => long.Parse(one.Cursor)).Order(), again.Select(one => long.Parse(one.Cursor)));
        Assert.DoesNotContain(again, one => one.Type is PublicTopics.CaseSubmitted);
    }

    [Fact]
    public async Task A_queue_that_is_long_is_not_made_longer_and_one_replay_goes_on_at_a_time()
    {
        await service.ACase(Stories.InPreliminaryReview);
        var outsider = await Outsider.RegisterAsync(service);
        service.Queues.Fill(outsider.Registered.Queue, 10_000);
        var replay = await StartAsync(outsider, new { after = "0" });
        await Refusal.Is(
            HttpStatusCode.Conflict, "replay.going-on",
            await outsider.Client.PostAsJsonAsync("/subscriptions/replays", new { after = "0" }));
        await LookAsync(outsider);
        Assert.Empty(service.Queues.In(outsider.Registered.Queue));

        service.Queues.Fill(outsider.Registered.Queue, 9_999);
        Assert.True((await EndOf(outsider, replay)).Sent > 0);
        await EndOf(outsider, await StartAsync(outsider, new { after = "0" }));
    }

    [Fact]
    public async Task While_the_broker_is_away_a_replay_waits()
    {
        await service.ACase(Stories.InPreliminaryReview);
        var outsider = await Outsider.RegisterAsync(service);
        service.Queues.IsAway = true;
        var replay = await StartAsync(outsider, new { });
        await LookAsync(outsider);
        Assert.Empty(service.Queues.In(outsider.Registered.Queue));
        service.Queues.IsAway = false;
        Assert.True((await EndOf(outsider, replay)).Sent > 0);
    }

    [Fact]
    public async Task Who_is_blocked_meanwhile_hears_the_rest_afterwards_and_who_ended_nothing()
    {
        await service.ACase(Stories.InPreliminaryReview);
        var outsider = await Outsider.RegisterAsync(service);
        service.Queues.Fill(outsider.Registered.Queue, 10_000);
        var replay = await StartAsync(outsider, new { });
        await outsider.IsToldAsync(told => told with { IsBlocked = true });
        service.Queues.Fill(outsider.Registered.Queue, 0);
        await service.Services.GetServices<IHostedService>().OfType<SendReplays>().Single().DoAllAsync(default);
        Assert.Empty(service.Queues.In(outsider.Registered.Queue));
        await outsider.IsToldAsync(told => told with { IsBlocked = false });
        await EndOf(outsider, replay);

        var another = await Outsider.RegisterAsync(service);
        service.Queues.Fill(another.Registered.Queue, 10_000);
        await StartAsync(another, new { });
        await another.IsToldAsync(told => told with { IsEnded = true });
        service.Queues.Fill(another.Registered.Queue, 0);
        await service.Services.GetServices<IHostedService>().OfType<SendReplays>().Single().DoAllAsync(default);
        Assert.Empty(service.Queues.In(another.Registered.Queue));
    }

    [Fact]
    public async Task Nobody_sees_anothers_replay()
    {
        var outsider = await Outsider.RegisterAsync(service);
        var replay = await StartAsync(outsider, new { });
        var another = await Outsider.RegisterAsync(service);
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await another.Client.GetAsync($"/subscriptions/replays/{replay.Id}"));
    }

    [Fact]
    public async Task A_subscriber_sees_how_it_stands_and_tries_whether_it_hears()
    {
        var outsider = await Outsider.RegisterAsync(service);
        var sent = await outsider.Client.PostAsync("/subscriptions/test-event", content: null);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        var test = Assert.Single(service.Queues.In(outsider.Registered.Queue));
        Assert.Equal(("abtc.test", "000000", "0"), (test.Type, test.Sequence, test.Cursor));

        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Eventually.Is(() => service.Subscriber.Of(caseFile.Number!).Count == 1);
        var health = (await outsider.Client.GetFromJsonAsync<JsonElement>("/subscriptions/health"))!;
        Assert.Equal(1, health.GetProperty("waiting").GetInt64());
        Assert.Equal(outsider.Registered.Queue, health.GetProperty("queue").GetString());
        Assert.True(
            long.Parse(health.GetProperty("lastCursor").GetString()!)
            >= long.Parse(service.Subscriber.Of(caseFile.Number!)[0].Cursor));
    }

    [Fact]
    public async Task While_the_broker_is_away_health_says_so_and_a_test_event_is_refused()
    {
        var outsider = await Outsider.RegisterAsync(service);
        service.Queues.IsAway = true;
        try
        {
            var health = await outsider.Client.GetFromJsonAsync<JsonElement>("/subscriptions/health");
            Assert.Equal(JsonValueKind.Null, health.GetProperty("waiting").ValueKind);
            await Refusal.Is(
                HttpStatusCode.ServiceUnavailable, "broker.away",
                await outsider.Client.PostAsync("/subscriptions/test-event", content: null));
        }
        finally
        {
            service.Queues.IsAway = false;
        }
    }

    private static string Bytes(PublicLetter letter) => Convert.ToHexString(letter.Write());

    private static async Task<ReplayView> StartAsync(Outsider outsider, object from)
    {
        var answer = await outsider.Client.PostAsJsonAsync("/subscriptions/replays", from);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ReplayView>(Json.Options))!;
    }

    private static async Task<ReplayView> EndOf(Outsider outsider, ReplayView replay)
    {
        ReplayView? now = null;
        await Eventually.Is(async () =>
        {
            now = await outsider.Client.GetFromJsonAsync<ReplayView>(
                $"/subscriptions/replays/{replay.Id}", Json.Options);
            return now!.EndedAt is not null;
        }, seconds: 30);
        return now!;
    }

    // The rounds are made once, whether the service makes its own meanwhile or not.
    private async Task LookAsync(Outsider outsider)
    {
        var rounds = service.Services.GetServices<IHostedService>().OfType<SendReplays>().Single();
        try
        {
            await rounds.DoNextAsync(default);
        }
        catch (IOException)
        {
            Assert.True(service.Queues.IsAway);
        }

        await outsider.Client.GetAsync("/subscriptions/health");
    }
}
