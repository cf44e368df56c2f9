using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber tries whether its webhook is reached.</summary>
public static class TryWebhook
{
    /// <summary>
    /// Sends an event of type <c>abtc.test</c> there, once, at once, and says what came of it: it takes up to ten
    /// seconds. 404: it has no webhook.
    /// </summary>
    public static async Task<Results<Ok<WebhookAttempt>, NotFound>> Handle(
        Caller caller, ApplicationsDb db, WebhookClient client, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var now = clock.GetUtcNow();
        return await db.Webhooks.AsNoTracking()
            .SingleOrDefaultAsync(one => one.SubscriberId == subscriber.Id, ct) is { } webhook
            ? TypedResults.Ok(await client.SendAsync(webhook.Url, webhook.KeysAt(now), PublicLetter.Test(now), ct))
            : TypedResults.NotFound();
    }
}
