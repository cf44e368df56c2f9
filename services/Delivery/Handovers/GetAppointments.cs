using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// Who comes for a card of the clerk's office, from the beginning of this day in Asia/Shanghai on, by time.
/// </summary>
public static class GetAppointments
{
    private const int AtMost = 500; // ten days of a busy office

    public static async Task<Ok<IReadOnlyList<HandoverView>>> Handle(
        Caller caller, DeliveryDb db, TimeProvider clock, CancellationToken ct)
    {
        var office = caller.Office;
        var today = clock.GetUtcNow().DayInShanghai().ToDateTime(TimeOnly.MinValue);
        var from = new DateTimeOffset(today, Clock.Shanghai).ToUniversalTime();
        var cards = await db.Cards.AsNoTracking()
            .Where(card => card.Office == office && card.State == CardState.Ready && card.AppointmentAt >= from)
            .OrderBy(card => card.AppointmentAt).ThenBy(card => card.Id)
            .Take(AtMost)
            .ToListAsync(ct);
        var owed = await db.FindOwedAsync(cards, ct);
        return TypedResults.Ok<IReadOnlyList<HandoverView>>(
            [.. cards.Select(card => HandoverView.Of(card, owed.Contains(card.Id), caller))]);
    }
}
