using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Systems;

/// <summary>
/// The administrator lets the system of another authority hear of what is public: it gets a secret for HTTP and the
/// broker, and a queue of its own with the topics it is allowed.
/// </summary>
public static class RegisterSubscriber
{
    /// <param name="Name">What it signs in as, and its user at the broker.</param>
    /// <param name="Secret">Said only here: hand it to the system's people.</param>
    /// <param name="Queue">Where its events wait at the broker.</param>
    public record Response(string Name, string Secret, string Queue);

    /// <summary>
    /// A new subscriber, under a short name of its own. 400: a name that is not 3 to 30 small letters, digits and
    /// hyphens, or topics that are none; 409 system.name-taken.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        [RegularExpression("^[a-z][a-z0-9-]{1,28}[a-z0-9]$")] string name, SubscriptionFacts request, Caller caller,
        HttpResponse response, IServiceProvider services, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var (full, secret) = (OutsidersTopology.UserOfSubscriber(name), Secret.New());
        var subscription = request.Check();
        db.Add(SystemClient.Of(full, subscription, secret));
        db.Publish(subscription.Tell(full));
        db.Audit(caller.Subject, "subscriber.registered", full, clock.GetUtcNow(), reason: request.Purpose);
        await db.SaveUniqueAsync(ct);
        services.GetService<BrokerProvisioning>()?.LookNow();
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created(
            $"/systems/{full}", new Response(full, secret, OutsidersTopology.QueueOfSubscriber(full)));
    }
}
