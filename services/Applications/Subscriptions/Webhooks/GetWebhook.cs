using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber looks how its webhook goes.</summary>
public static class GetWebhook
{
    /// <summary>404: it has none.</summary>
    public static async Task<Results<Ok<WebhookView>, NotFound>> Handle(
        Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        return await db.Webhooks.AsNoTracking()
            .SingleOrDefaultAsync(one => one.SubscriberId == subscriber.Id, ct) is { } webhook
            ? TypedResults.Ok(await db.ViewAsync(webhook, clock.GetUtcNow(), ct))
            : TypedResults.NotFound();
    }

    public static async Task<WebhookView> ViewAsync(
        this ApplicationsDb db, Webhook webhook, DateTimeOffset now, CancellationToken ct)
    {
        var counted = await db.WebhookDeliveries
            .Where(one => one.SubscriberId == webhook.SubscriberId && one.State != WebhookDeliveryState.Delivered)
            .GroupBy(one => one.State).ToDictionaryAsync(state => state.Key, state => state.Count(), ct);
        return WebhookView.Of(
            webhook,
            counted.GetValueOrDefault(WebhookDeliveryState.Pending),
            counted.GetValueOrDefault(WebhookDeliveryState.GivenUp), now);
    }
}
