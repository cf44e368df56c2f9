using ApecCard.Applications.Subscriptions.Webhooks;

namespace ApecCard.Applications.Tests.Subscriptions.Webhooks;

/// <summary>When it is tried, and when no more.</summary>
public class WebhookTests
{
    private static readonly DateTimeOffset _now = Stories.Today;

    [Fact]
    public void After_five_failures_running_the_way_rests_longer_each_time_and_one_event_tries_it()
    {
        var webhook = AWebhook();
        for (var time = 1; time < 5; time++)
        {
            webhook.Note(arrived: false, _now);
            Assert.False(webhook.Rests(_now));
        }

        Assert.Equal(20, webhook.AtOnce);
        var rests = Enumerable.Range(0, 10).Select(_ =>
        {
            webhook.Note(arrived: false, _now);
            return webhook.RestsUntil!.Value - _now;
        }).ToArray();
        Assert.Equal(TimeSpan.FromSeconds(30), rests[0]);
        Assert.Equal(rests.Order(), rests);
        Assert.Equal(TimeSpan.FromHours(1), rests[^1]);
        Assert.Equal(1, webhook.AtOnce);
        Assert.True(webhook.Rests(_now));
        Assert.False(webhook.Rests(_now.AddHours(1)));

        webhook.Note(arrived: true, _now);
        Assert.Equal((0, 20, null), (webhook.Failures, webhook.AtOnce, webhook.RestsUntil));
    }

    [Fact]
    public void A_new_key_signs_beside_the_one_before_for_a_day()
    {
        var webhook = AWebhook();
        var first = webhook.AddKey(_now);
        var second = webhook.AddKey(_now);
        Assert.NotEqual((first.Id, first.Secret), (second.Id, second.Secret));
        Assert.Equal([first.Id, second.Id], webhook.KeysAt(_now.AddHours(23)).Select(key => key.Id));
        Assert.Equal([second.Id], webhook.KeysAt(_now.AddDays(1)).Select(key => key.Id));

        var third = webhook.AddKey(_now.AddHours(1));
        Assert.Equal([second.Id, third.Id], webhook.KeysAt(_now.AddHours(1)).Select(key => key.Id));
    }

    [Fact]
    public void A_delivery_is_tried_for_three_days_each_time_later_and_can_be_sent_again()
    {
        var delivery = ADelivery();
        var (tries, at) = (0, _now);
        while (delivery.State is WebhookDeliveryState.Pending)
        {
            delivery.Note(new(at, Status: 500, Why: null, 1), at);
            tries++;
            Assert.True(delivery.NextAttemptAt > at);
            at = delivery.NextAttemptAt!.Value;
        }

        Assert.Equal(WebhookDeliveryState.GivenUp, delivery.State);
        Assert.InRange(at - _now, TimeSpan.FromDays(3), TimeSpan.FromDays(3.2));
        Assert.InRange(tries, 20, 40);
        Assert.Equal(20, delivery.Attempts.Length);

        delivery.SendAgain(at);
        Assert.Equal((WebhookDeliveryState.Pending, null), (delivery.State, delivery.NextAttemptAt));
        delivery.Note(new(at, Status: 204, Why: null, 1), at);
        Assert.Equal((WebhookDeliveryState.Delivered, null), (delivery.State, delivery.NextAttemptAt));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(204, true)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(503, false)]
    [InlineData(null, false)]
    public void Only_an_answer_of_2xx_says_that_it_arrived(int? status, bool arrived) =>
        Assert.Equal(arrived, new WebhookAttempt(_now, status, Why: null, 1).Arrived);

    private static Webhook AWebhook() =>
        new() { SubscriberId = Guid.NewGuid(), Url = "https://border.example/events", Cursor = 0 };

    private static WebhookDelivery ADelivery() => new()
    {
        SubscriberId = Guid.NewGuid(),
        EntrySeq = 1,
        CaseId = Guid.NewGuid(),
        Cursor = 1,
        Since = _now,
    };
}
