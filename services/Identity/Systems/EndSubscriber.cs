using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Systems;

/// <summary>A subscriber is not let in any more.</summary>
public static class EndSubscriber
{
    /// <summary>
    /// It hears nothing any more: its secret, its user at the broker and its queue, with what waits there, are gone.
    /// 404: no such subscriber.
    /// </summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        string name, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockSubscriberAsync(name, ct) is not { Subscription: { } last } subscriber)
        {
            return TypedResults.NotFound();
        }

        db.Remove(subscriber);
        db.Publish((last with { Version = last.Version + 1 }).Tell(subscriber.Name, isEnded: true));
        db.Audit(caller.Subject, "subscriber.ended", subscriber.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        return TypedResults.NoContent();
    }
}
