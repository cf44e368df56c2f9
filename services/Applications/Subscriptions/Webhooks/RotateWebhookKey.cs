using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber wants its events signed with another key.</summary>
public static class RotateWebhookKey
{
    /// <summary>
    /// From now on each event bears two signatures, for a day: time to give the new key to whoever receives them.
    /// 404: it has no webhook.
    /// </summary>
    public static async Task<Results<Created<WebhookView.NewKey>, NotFound>> Handle(
        Caller caller, ApplicationsDb db, HttpResponse response, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockWebhookAsync(subscriber.Id, ct) is not { } webhook)
        {
            return TypedResults.NotFound();
        }

        var key = webhook.AddKey(clock.GetUtcNow());
        db.Audit(caller.Subject, "webhook.key-rotated", $"{subscriber.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created("/subscriptions/webhook", new WebhookView.NewKey(key.Id, key.Secret));
    }
}
