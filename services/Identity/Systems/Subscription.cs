using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>What a subscriber hears, and why.</summary>
/// <param name="Organisation">Whose system it is.</param>
/// <param name="Contact">The mailbox of those who run it.</param>
/// <param name="Purpose">What the events are used for.</param>
/// <param name="Topics">Of <see cref="PublicTopics"/>.</param>
public sealed record Subscription(string Organisation, string Contact, string Purpose, string[] Topics);

public static class FindSubscribers
{
    /// <param name="name">The short one, that an administrator chose.</param>
    public static Task<SystemClient?> FindSubscriberAsync(this IdentityDb db, string name, CancellationToken ct)
    {
        var user = OutsidersTopology.UserOfSubscriber(name);
        return db.Systems.SingleOrDefaultAsync(one => one.Name == user && one.Kind == SystemKind.Subscriber, ct);
    }
}
