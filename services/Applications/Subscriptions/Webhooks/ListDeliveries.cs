using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>What was brought to a subscriber's webhook in the last thirty days, and what was not.</summary>
public static class ListDeliveries
{
    /// <param name="State">Of those only.</param>
    public record Request(WebhookDeliveryState? State = null, Guid? After = null, int Limit = 20)
        : PageRequest(After, Limit);

    /// <param name="Type">The event's.</param>
    /// <param name="NextAttemptAt">When it is tried next, where it is waited for.</param>
    /// <param name="Attempts">The latest twenty, the newest last.</param>
    public record Item(
        Guid Id, Guid EventId, string Type, long Cursor, WebhookDeliveryState State, DateTimeOffset Since,
        DateTimeOffset? NextAttemptAt, IReadOnlyList<WebhookAttempt> Attempts);

    /// <summary>The newest events first.</summary>
    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] Request request, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var own = db.WebhookDeliveries.AsNoTracking().Where(one => one.SubscriberId == subscriber.Id);
        var some = await own.Include(one => one.Event)
            .Where(one => request.State == null || one.State == request.State)
            .Where(one => request.After == null
                || one.Cursor < own.Where(last => last.Id == request.After).Max(last => (long?)last.Cursor))
            .OrderByDescending(one => one.Cursor).Take(request.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(request.Cut(some, one => one.Id, one => new Item(
            one.Id, one.Event.EventId, one.Event.Type.Topic(), one.Cursor, one.State, one.Since, one.NextAttemptAt,
            one.Attempts)));
    }
}
