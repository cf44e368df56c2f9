using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>Which subscriber is asking.</summary>
public static class SubscriberAccess
{
    /// <summary>
    /// Its registration as it is now, whatever the token says. 403 subscriber.unknown (its registration has ended, or
    /// is not known here yet: a moment) and subscriber.blocked.
    /// </summary>
    public static async Task<Subscriber> GetSubscriberAsync(
        this ApplicationsDb db, Caller caller, CancellationToken ct)
    {
        var subscriber = await db.Subscribers.AsNoTracking()
            .Where(one => one.Name == caller.Subject && !one.IsEnded)
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync(ct) // of two, the former one's end is on its way
            ?? throw Refuse("subscriber.unknown", "This system is not registered as a subscriber any more, or not yet.");
        return subscriber.IsBlocked
            ? throw Refuse("subscriber.blocked", "This subscriber is blocked. Ask the administrator why.")
            : subscriber;
    }

    private static ProblemException Refuse(string code, string why) => new(StatusCodes.Status403Forbidden, code, why);
}
