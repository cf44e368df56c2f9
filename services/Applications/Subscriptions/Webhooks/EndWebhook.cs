using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber wants its events brought no more; its queue and the log stay.</summary>
public static class EndWebhook
{
    /// <summary>What still waits is forgotten with the webhook's history. 404: it has none.</summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockWebhookAsync(subscriber.Id, ct) is not { } webhook)
        {
            return TypedResults.NotFound();
        }

        db.Remove(webhook);
        db.Audit(caller.Subject, "webhook.ended", $"{subscriber.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
