using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Systems;

/// <summary>A subscriber that does harm is cut off for a while; what it would have heard waits in its queue.</summary>
public static class BlockSubscriber
{
    /// <summary>
    /// Its user at the broker is gone, open connections with it, and it reads no events over HTTP. 404: no such
    /// subscriber.
    /// </summary>
    public static Task<Results<Ok<SystemView>, NotFound>> Handle(
        string name, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock,
        CancellationToken ct) => SetAsync(isBlocked: true, name, caller, services, db, clock, ct);

    /// <summary>It hears again, with the secret it had. 404: no such subscriber.</summary>
    public static Task<Results<Ok<SystemView>, NotFound>> Unblock(
        string name, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock,
        CancellationToken ct) => SetAsync(isBlocked: false, name, caller, services, db, clock, ct);

    private static async Task<Results<Ok<SystemView>, NotFound>> SetAsync(
        bool isBlocked, string name, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockSubscriberAsync(name, ct) is not { Subscription: { } former } subscriber)
        {
            return TypedResults.NotFound();
        }

        if (former.IsBlocked != isBlocked)
        {
            subscriber.Subscription = former with { IsBlocked = isBlocked, Version = former.Version + 1 };
            db.Publish(subscriber.Subscription.Tell(subscriber.Name));
            db.Audit(
                caller.Subject, isBlocked ? "subscriber.blocked" : "subscriber.unblocked", subscriber.Name,
                clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            services.GetService<BrokerProvisioning>()?.LookNow();
        }

        return TypedResults.Ok(SystemView.Of(subscriber, TimeProvider.System.GetUtcNow()));
    }
}
