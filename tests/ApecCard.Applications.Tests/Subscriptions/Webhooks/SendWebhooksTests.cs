using System.Net;
using System.Text;
using ApecCard.Applications.Subscriptions.Webhooks;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Subscriptions.Webhooks;

/// <summary>A subscriber's server gets the events over HTTP, and what it could not take is tried again.</summary>
[Collection(nameof(TheService))]
public class SendWebhooksTests(ApplicationsService service)
{
    private static readonly string[] _five = ["000001", "000002", "000003", "000004", "000005"];

    [Fact]
    public async Task Events_come_in_their_order_signed_with_the_key_that_was_said_once()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        var key = await theirs.SetAsync();
        var caseFile = await service.ACase(Stories.InProduction);

        await Eventually.Is(() => theirs.Come(caseFile).Length == 5, seconds: 30);
        Assert.Equal(_five, theirs.Sequences(caseFile));
        Assert.Equal(
            service.Subscriber.Of(caseFile.Number!).Select(letter => Encoding.UTF8.GetString(letter.Write())),
            theirs.Come(caseFile).Select(one => one.Body));
        Assert.All(theirs.Come(caseFile), one =>
        {
            Assert.Equal(WebhookReceiver.Text(one, "id"), one.Header("Webhook-Id"));
            Assert.Equal(WebhookReceiver.Signature(one, key), one.Header("Webhook-Signature"));
            Assert.Equal("application/cloudevents+json", one.Header("Content-Type"));
        });
        await Eventually.Is(async () => (await theirs.DeliveriesAsync(WebhookDeliveryState.Delivered)).Count == 5);
        Assert.All(await theirs.DeliveriesAsync(), one => Assert.Equal(204, one.Attempts[^1].Status));

        var first = await theirs.PageAsync("limit=3");
        var second = await theirs.PageAsync($"limit=3&after={first.Next}");
        Assert.Equal(
            (await theirs.DeliveriesAsync()).Select(one => one.Cursor),
            first.Items.Concat(second.Items).Select(one => one.Cursor));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task Only_what_it_is_registered_for_comes()
    {
        await using var theirs = await WebhookReceiver.StartAsync(
            service, told => told with { Topics = [PublicTopics.CaseCompleted] });
        await theirs.SetAsync();
        var caseFile = await service.ACase(Stories.InProduction);
        await Eventually.Is(() => theirs.Come(caseFile).Length > 0, seconds: 30);
        Assert.Equal(
            [PublicTopics.CaseCompleted], theirs.Come(caseFile).Select(one => WebhookReceiver.Text(one, "type")));
    }

    [Fact]
    public async Task For_a_day_after_a_change_of_the_key_both_sign()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        var first = await theirs.SetAsync();
        var answer = await theirs.Outsider.Client.PostAsync("/subscriptions/webhook/keys", content: null);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var second = (await answer.Content.ReadFromJsonAsync<WebhookView.NewKey>())!;

        await theirs.TryAsync();
        var come = theirs.Server.Asked.Last();
        Assert.Equal(
            $"{WebhookReceiver.Signature(come, first)} {WebhookReceiver.Signature(come, second)}",
            come.Header("Webhook-Signature"));
        var said = await theirs.Outsider.Client.GetStringAsync("/subscriptions/webhook");
        Assert.DoesNotContain(first.Secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Secret, said, StringComparison.Ordinal);
        await using var db = service.OpenDatabase();
        var id = theirs.Outsider.Registered.SubscriberId;
        var kept = await db.Database.SqlQuery<string>(
            $"""select "Keys"::text as "Value" from "Webhooks" where "SubscriberId" = {id}""").SingleAsync();
        Assert.DoesNotContain(first.Secret, kept, StringComparison.Ordinal);
        Assert.Contains(first.Id, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_is_tried_again_later_and_what_follows_in_its_case_waits_for_it()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        theirs.Answers(_ => Results.StatusCode(500));
        var caseFile = await service.ACase(Stories.InProduction);
        await Eventually.Is(
            async () => (await theirs.DeliveriesAsync()).Any(one => one.Attempts is not []), seconds: 30);
        Assert.Equal(["000001"], theirs.Sequences(caseFile));

        theirs.Answers(_ => Results.Ok());
        await After(TimeSpan.FromMinutes(1), () => Eventually.Is(() => theirs.Come(caseFile).Length == 6, seconds: 30));

        Assert.Equal(["000001", .. _five], theirs.Sequences(caseFile));
        await Eventually.Is(async () => (await theirs.DeliveriesAsync(WebhookDeliveryState.Delivered)).Count == 5);
        Assert.Equal([500, 200], (await theirs.DeliveriesAsync())[^1].Attempts.Select(one => one.Status!.Value));
    }

    [Fact]
    public async Task After_five_failures_nothing_is_sent_until_it_is_asked_for_again()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        theirs.Answers(_ => Results.StatusCode(503));
        await service.Cases(5, Stories.InPreliminaryReview);
        await Eventually.Is(async () => (await theirs.LookAsync()).RestsUntil is not null, seconds: 30);
        Assert.True((await theirs.LookAsync()).Failures >= 5);
        var late = await service.ACase(Stories.InPreliminaryReview);
        await service.EverythingIsSent();
        Assert.Empty(theirs.Come(late));

        theirs.Answers(_ => Results.Ok());
        var failed = (await theirs.DeliveriesAsync(WebhookDeliveryState.Pending))[^1];
        Assert.Equal(HttpStatusCode.Accepted, (await theirs.SendAgainAsync(failed)).StatusCode);
        await Eventually.Is(() => theirs.Come(late).Length == 1, seconds: 30);
        await Eventually.Is(async () => await theirs.LookAsync() is { Failures: 0, RestsUntil: null });
    }

    [Fact]
    public async Task What_could_not_be_delivered_for_three_days_is_given_up_and_can_be_sent_again()
    {
        await using var theirs = await WebhookReceiver.StartAsync(service);
        await theirs.SetAsync();
        theirs.Answers(_ => Results.StatusCode(410));
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Eventually.Is(
            async () => (await theirs.DeliveriesAsync()).Any(one => one.Attempts is not []), seconds: 30);
        await After(TimeSpan.FromDays(4), () =>
            Eventually.Is(async () => (await theirs.LookAsync()).GivenUp == 1, seconds: 30));

        theirs.Answers(_ => Results.Ok());
        var before = theirs.Come(caseFile).Length;
        await theirs.SendAgainAsync((await theirs.DeliveriesAsync(WebhookDeliveryState.GivenUp)).Single());
        await Eventually.Is(() => theirs.Come(caseFile).Length == before + 1, seconds: 30);
        await Eventually.Is(async () => await theirs.LookAsync() is { GivenUp: 0, Pending: 0 });
    }

    [Fact]
    public async Task Whoever_is_blocked_gets_nothing_until_that_is_over_and_others_go_on()
    {
        await using var blocked = await WebhookReceiver.StartAsync(service);
        await using var other = await WebhookReceiver.StartAsync(service);
        await blocked.SetAsync();
        await other.SetAsync();
        await blocked.Outsider.IsToldAsync(told => told with { IsBlocked = true });
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Eventually.Is(() => other.Come(caseFile).Length == 1, seconds: 30);
        Assert.Empty(blocked.Server.Asked);

        await blocked.Outsider.IsToldAsync(told => told with { IsBlocked = false });
        await Eventually.Is(() => blocked.Come(caseFile).Length == 1, seconds: 30);
    }

    private async Task After(TimeSpan time, Func<Task> work)
    {
        service.Clock.Now += time;
        try
        {
            await work();
        }
        finally
        {
            service.Clock.Now = Stories.Today;
        }
    }
}
