using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ApecCard.Applications.PublicEvents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>A subscriber reads what it missed, or reads nothing but this: the same events as in its queue.</summary>
public static class ListEvents
{
    private const int Most = 1000;

    /// <param name="Limit">At most so many events.</param>
    public record Request(
        string? After = null, DateTimeOffset? Since = null, [property: Range(1, Most)] int Limit = 100)
        : Place(After, Since);

    /// <param name="Items">CloudEvents 1.0, in the order of their cursors.</param>
    /// <param name="Next">Ask for what comes after this, at once when <paramref name="HasMore"/>, else in a while.</param>
    /// <param name="HasMore">Whether there are more by now.</param>
    public record Response(IReadOnlyList<PublicLetter> Items, string Next, bool HasMore);

    /// <summary>
    /// What the caller is registered for, from a cursor or a time on, oldest first. 400 events.cursor-ahead,
    /// events.two-places; 403 subscriber.blocked, subscriber.unknown.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        [AsParameters] Request request, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        var subscriber = await db.GetSubscriberAsync(caller, ct);
        var last = await db.LastCursorAsync(ct); // before the events are read: nothing is passed over
        var after = await request.FindAsync(db, ct);
        var events = await subscriber.Of(db.PublicEvents.AsNoTracking())
            .Where(news => news.Cursor > after).Take(request.Limit + 1).ToListAsync(ct);
        var items = events.Take(request.Limit).ToArray();
        var hasMore = events.Count > request.Limit;
        var next = hasMore ? items[^1].Cursor!.Value : Math.Max(last, items is [.., var end] ? end.Cursor!.Value : after);
        return TypedResults.Ok(new Response(
            [.. items.Select(PublicLetter.Of)], next.ToString(CultureInfo.InvariantCulture), hasMore));
    }
}
