using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>A subscriber wants an event brought to its webhook once more, whatever became of it before.</summary>
public static class SendAgain
{
    /// <summary>
    /// It is sent in a moment, as it was, with the same id; a webhook that rests is woken. 404: no such delivery of the
    /// caller's.
    /// </summary>
    public static async Task<Results<Accepted, NotFound>> Handle(
        Guid deliveryId, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockWebhookAsync(subscriber.Id, ct) is not { } webhook
            || await db.WebhookDeliveries.SingleOrDefaultAsync(
                one => one.Id == deliveryId && one.SubscriberId == subscriber.Id, ct) is not { } delivery)
        {
            return TypedResults.NotFound();
        }

        webhook.Wake();
        delivery.SendAgain(clock.GetUtcNow());
        db.Audit(caller.Subject, "webhook.sent-again", $"{delivery.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null);
    }
}
