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
        if (await db.FindSubscriberAsync(name, ct) is not { } subscriber)
        {
            return TypedResults.NotFound();
        }

        db.Remove(subscriber);
        db.Audit(caller.Subject, "subscriber.ended", subscriber.Name, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        return TypedResults.NoContent();
    }
}
