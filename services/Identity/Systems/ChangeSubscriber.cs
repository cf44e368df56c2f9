using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Systems;

/// <summary>A subscriber is allowed other topics, or run by others.</summary>
public static class ChangeSubscriber
{
    /// <summary>Other topics, economies or offices, or another contact. 404: no such subscriber.</summary>
    public static async Task<Results<Ok<SystemView>, NotFound>> Handle(
        string name, SubscriptionFacts request, Caller caller, IServiceProvider services, IdentityDb db, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockSubscriberAsync(name, ct) is not { } subscriber)
        {
            return TypedResults.NotFound();
        }

        subscriber.Subscription = request.Check(subscriber.Subscription);
        db.Publish(subscriber.Subscription.Tell(subscriber.Name));
        db.Audit(caller.Subject, "subscriber.changed", subscriber.Name, clock.GetUtcNow(), reason: request.Purpose);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        return TypedResults.Ok(SystemView.Of(subscriber, TimeProvider.System.GetUtcNow()));
    }
}
