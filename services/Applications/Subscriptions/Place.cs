using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Subscriptions;

/// <summary>Where among all public events to go on: after a cursor, or from a time; from the first without either.</summary>
/// <param name="After">The cursor of the last event that is known.</param>
/// <param name="Since">ISO 8601 with an offset: what was said from then on.</param>
public record Place([property: RegularExpression("^[0-9]{1,18}$")] string? After = null, DateTimeOffset? Since = null)
{
    /// <summary>
    /// The cursor to go on after. 400 events.cursor-ahead: none has been given out that is so high; events.two-places:
    /// both are said.
    /// </summary>
    public async Task<long> FindAsync(ApplicationsDb db, CancellationToken ct)
    {
        if (After is not null && Since is not null)
        {
            throw new InvalidInputException("since", "events.two-places", "Say after or since, not both.");
        }

        if (Since is { } since)
        {
            return await db.PublicEvents.Where(news => news.Cursor != null && news.At >= since.ToUniversalTime())
                .MinAsync(news => news.Cursor, ct) - 1 ?? await db.LastCursorAsync(ct);
        }

        var after = long.Parse(After ?? "0", CultureInfo.InvariantCulture);
        return after <= await db.LastCursorAsync(ct)
            ? after
            : throw new InvalidInputException(
                "after", "events.cursor-ahead", "No event has this cursor yet. Go on after the last one you have.");
    }
}
