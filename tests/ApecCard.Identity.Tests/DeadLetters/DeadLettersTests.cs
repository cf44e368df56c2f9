using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using ApecCard.Identity.DeadLetters;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.DeadLetters;

/// <summary>What an operator sees of what died, and does about it, on the broker that holds it.</summary>
public class DeadLettersTests(IdentityWithBroker service) : IClassFixture<IdentityWithBroker>
{
    private static readonly string _body = IdentityWithBroker.Envelope(
        """{"caseId":"3f1f7c1e-0000-4000-8000-000000000001","caseNumber":"APEC20260504000001","surname":"ZHANG"}""");

    [Fact]
    public async Task The_queues_that_need_care_come_first()
    {
        var (queue, dead) = await IdentityWithBroker.AQueue();
        await IdentityWithBroker.Dies(dead, Guid.NewGuid(), _body);
        await IdentityWithBroker.Dies(queue, Guid.NewGuid(), _body); // waits, and nobody reads
        ListQueues.QueueView[] seen = [];

        await Eventually.Is(async () => // the broker counts every few seconds
        {
            seen = (await service.Operator().GetFromJsonAsync<ListQueues.QueueView[]>("/broker/queues", Json.Options))!;
            return seen.Count(one => one.Name.StartsWith(queue, StringComparison.Ordinal) && one.Waiting == 1) == 2;
        });

        Assert.Equal(
            new(dead, 1, 0, 0, HoldsDeadLetters: true, QueueCare.DeadLetters), seen.Single(one => one.Name == dead));
        Assert.Equal(QueueCare.NobodyReads, seen.Single(one => one.Name == queue).Care);
        Assert.Equal(seen.Select(one => one.Care).OrderDescending(), seen.Select(one => one.Care));

        // What alarms go by (deploy/prometheus/alerts.yml).
        await service.Services.GetServices<IHostedService>().OfType<QueueFigures>().Single().DoNextAsync(default);
        var figures = Figures("apeccard.queue.waiting");
        Assert.Contains($"queue={dead} care=DeadLetters 1", figures);
        Assert.Contains($"queue={queue} care=NobodyReads 1", figures);
    }

    [Fact]
    public async Task A_look_tells_why_it_died_shows_nothing_personal_and_leaves_it_there()
    {
        var (_, dead) = await IdentityWithBroker.AQueue();
        var messageId = Guid.NewGuid();
        await IdentityWithBroker.Dies(dead, messageId, _body);

        var letter = Assert.Single(await service.Look(dead));

        Assert.Equal(
            ($"{messageId}", "FeePaid", 3, "APEC20260504000001", "0af7651916cd43dd8448eb211c80319c"),
            (letter.MessageId, letter.MessageType, letter.Attempts, letter.CaseNumber, letter.TraceId));
        Assert.Equal("ApecCard.ServiceDefaults.RuleViolationException", letter.ExceptionType);
        Assert.Equal("No such case; ask ****.", letter.Why);
        Assert.Contains("APEC20260504000001", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ZHANG", letter.Text, StringComparison.Ordinal);
        Assert.Equal(letter.Id, Assert.Single(await service.Look(dead)).Id);
        Assert.Equal(1u, await IdentityWithBroker.Depth(dead));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_the_oldest_first()
    {
        var (_, dead) = await IdentityWithBroker.AQueue();
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await IdentityWithBroker.Dies(dead, ids[1], _body, minutesAgo: 20);
        await IdentityWithBroker.Dies(dead, ids[0], _body, minutesAgo: 30);
        await IdentityWithBroker.Dies(dead, ids[2], "no JSON at all", minutesAgo: 10);

        var first = await service.Look(dead, "?limit=2");
        var second = await service.Look(dead, $"?limit=2&after={first[^1].Id}");

        Assert.Equal(ids.Select(id => $"{id}"), first.Concat(second).Select(letter => letter.MessageId));
        Assert.Equal(("no JSON at all", null), (second[0].Text, second[0].MessageType));
    }

    [Fact]
    public async Task Sent_again_it_goes_back_as_it_came_without_the_marks_of_its_failure()
    {
        var (queue, dead) = await IdentityWithBroker.AQueue();
        var messageId = Guid.NewGuid();
        await IdentityWithBroker.Dies(dead, messageId, _body);
        await IdentityWithBroker.Dies(dead, Guid.NewGuid(), _body);
        var letter = (await service.Look(dead)).Single(one => one.MessageId == $"{messageId}");

        Assert.Equal(HttpStatusCode.OK, (await Send(dead, letter.Id)).StatusCode);

        Assert.Equal((1u, 1u), (await IdentityWithBroker.Depth(dead), await IdentityWithBroker.Depth(queue)));
        var back = await IdentityWithBroker.Take(queue);
        Assert.Equal(_body, Encoding.UTF8.GetString(back!.Body.Span));
        Assert.Equal($"{messageId}", back.BasicProperties.MessageId);
        Assert.Equal("application/vnd.masstransit+json", back.BasicProperties.ContentType);
        var ours = back.BasicProperties.Headers!.Keys.Where(key => !key.StartsWith("x-", StringComparison.Ordinal));
        Assert.Equal(["keep", "traceparent"], ours.Order()); // the broker and its client count under x-
        Assert.Equal(["dead-letter.sent-again"], await service.AuditOf(messageId));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Send(dead, letter.Id));
    }

    [Fact]
    public async Task Two_who_send_all_again_at_once_send_each_message_once()
    {
        var (queue, dead) = await IdentityWithBroker.AQueue();
        for (var message = 0; message < 20; message++)
        {
            await IdentityWithBroker.Dies(dead, Guid.NewGuid(), _body);
        }

        var answers = await Task.WhenAll(
            Enumerable.Range(1, 4).Select(who => service.Operator($"operator-{who}")
                .PostAsync($"/broker/queues/{dead}/sending", content: null)));

        var sent = await Task.WhenAll(answers.Select(answer => answer.Content.ReadFromJsonAsync<SendAgain.Response>()));
        Assert.Equal(20, sent.Sum(one => one!.Sent));
        Assert.Equal((0u, 20u), (await IdentityWithBroker.Depth(dead), await IdentityWithBroker.Depth(queue)));
    }

    [Fact]
    public async Task It_is_thrown_away_when_another_operator_agrees_and_can_still_be_read()
    {
        var (queue, dead) = await IdentityWithBroker.AQueue();
        var messageId = Guid.NewGuid();
        await IdentityWithBroker.Dies(dead, messageId, _body);
        var letter = Assert.Single(await service.Look(dead));

        var asked = await AskDiscard(dead, letter.Id);
        Assert.Equal([DiscardAction.Withdraw], asked.AvailableActions);
        Assert.True(Assert.Single(await service.Look(dead)).DiscardAsked);
        await Refusal.Is(HttpStatusCode.Conflict, "dead-letter.discard-asked", await Send(dead, letter.Id));
        Assert.Equal(0, (await (await service.Operator().PostAsync($"/broker/queues/{dead}/sending", null))
            .Content.ReadFromJsonAsync<SendAgain.Response>())!.Sent);
        await Refusal.Is(
            HttpStatusCode.Conflict, "discard.same-operator", await Decide("operator-1", asked, "approval"));
        await Refusal.Is(
            HttpStatusCode.Conflict, "discard.same-operator", await Decide("operator-1", asked, "refusal"));
        await Refusal.Is(
            HttpStatusCode.Conflict, "discard.other-operator", await Decide("operator-2", asked, "withdrawal"));
        Assert.Equal(1u, await IdentityWithBroker.Depth(dead));

        Assert.Equal(HttpStatusCode.OK, (await Decide("operator-2", asked, "approval")).StatusCode);

        Assert.Equal((0u, 0u), (await IdentityWithBroker.Depth(dead), await IdentityWithBroker.Depth(queue)));
        await Refusal.Is(HttpStatusCode.Conflict, "discard.decided", await Decide("operator-2", asked, "refusal"));
        var all = await service.Operator().GetFromJsonAsync<Page<DiscardView>>(
            "/broker/discards?state=Approved&limit=100", Json.Options);
        var kept = all!.Items.Single(one => one.Id == asked.Id);
        Assert.Contains("APEC20260504000001", kept.Text, StringComparison.Ordinal);
        Assert.Equal(("operator-1", "operator-2", "Belongs to a test."), (kept.AskedBy, kept.DecidedBy, kept.Reason));
        Assert.Equal(["discard.asked", "discard.approved"], await service.AuditOf(messageId));
    }

    [Theory]
    [InlineData("operator-2", "refusal")]
    [InlineData("operator-1", "withdrawal")]
    public async Task What_is_not_thrown_away_after_all_can_be_sent_again(string who, string decision)
    {
        var (queue, dead) = await IdentityWithBroker.AQueue();
        await IdentityWithBroker.Dies(dead, Guid.NewGuid(), _body);
        var letter = Assert.Single(await service.Look(dead));
        var asked = await AskDiscard(dead, letter.Id);

        Assert.Equal(HttpStatusCode.OK, (await Decide(who, asked, decision)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await Send(dead, letter.Id)).StatusCode);
        Assert.Equal(1u, await IdentityWithBroker.Depth(queue));
    }

    [Fact]
    public async Task What_has_gone_meanwhile_is_not_recorded_as_thrown_away()
    {
        var (_, dead) = await IdentityWithBroker.AQueue();
        await IdentityWithBroker.Dies(dead, Guid.NewGuid(), _body);
        var asked = await AskDiscard(dead, Assert.Single(await service.Look(dead)).Id);
        await IdentityWithBroker.Take(dead); // by other means

        await Refusal.Is(HttpStatusCode.Conflict, "discard.letter-gone", await Decide("operator-2", asked, "approval"));

        await using var db = service.OpenDatabase();
        Assert.Equal(DiscardState.Asked, (await db.Discards.SingleAsync(one => one.Id == asked.Id)).State);
    }

    [Fact]
    public async Task Only_queues_of_dead_letters_are_looked_into()
    {
        var (queue, _) = await IdentityWithBroker.AQueue();
        foreach (var other in new[] { queue, "no-such-queue_error", $"{new string('x', 250)}_error", "%01_error" })
        {
            await Refusal.Is(
                HttpStatusCode.NotFound, "not-found",
                await service.Operator().GetAsync($"/broker/queues/{other}/letters"));
        }
    }

    [Fact]
    public async Task Without_the_broker_operators_are_told_so()
    {
        await using var alone = service.WithWebHostBuilder(builder => builder
            .UseSetting("ConnectionStrings:messaging", $"amqp://guest:guest@127.0.0.1:{FreePort.Next()}")
            .UseSetting("Broker:Management", $"http://127.0.0.1:{FreePort.Next()}"));
        using var http = alone.CreateClient();
        http.DefaultRequestHeaders.Authorization = service.Operator().DefaultRequestHeaders.Authorization;

        foreach (var path in new[] { "/broker/queues", "/broker/queues/any_error/letters" })
        {
            await Refusal.Is(HttpStatusCode.ServiceUnavailable, "broker.unavailable", await http.GetAsync(path));
        }
    }

    private Task<HttpResponseMessage> Send(string dead, Guid letterId) =>
        service.Operator().PostAsync($"/broker/queues/{dead}/letters/{letterId}/sending", content: null);

    private static List<string> Figures(string name)
    {
        List<string> read = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, one) =>
            {
                if (instrument.Meter.Name == Figure.Meter && instrument.Name == name)
                {
                    one.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            read.Add($"{string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))} {value}"));
        listener.Start();
        listener.RecordObservableInstruments();
        return read;
    }

    private async Task<DiscardView> AskDiscard(string dead, Guid letterId)
    {
        var answer = await service.Operator().PostAsJsonAsync(
            $"/broker/queues/{dead}/letters/{letterId}/discard", new { reason = "Belongs to a test." });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<DiscardView>(Json.Options))!;
    }

    private Task<HttpResponseMessage> Decide(string who, DiscardView discard, string decision) =>
        service.Operator(who).PostAsJsonAsync($"/broker/discards/{discard.Id}/{decision}", new { reason = "No." });
}
