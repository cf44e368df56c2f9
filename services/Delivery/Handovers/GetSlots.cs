using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// When a card of the enterprise can be collected: the half-hours of the next ten working days that have places left.
/// 404 for another's card; 409 when it does not wait to be collected.
/// </summary>
public static class GetSlots
{
    /// <param name="AppointmentAt">What is booked.</param>
    public record Response(string ServicePoint, DateTimeOffset? AppointmentAt, IReadOnlyList<Slot> Slots);

    public record Slot(DateTimeOffset SlotAt, int Free);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid cardId, Caller caller, DeliveryDb db, TimeProvider clock, CancellationToken ct)
    {
        var enterprise = caller.EnterpriseId;
        if (await db.Cards.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == cardId && one.EnterpriseId == enterprise, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.MustAwaitCollection(oldCardOwed: false);
        var places = await db.PlacesAsync(card, ct);
        var taken = await db.BookedWhere(card).GroupBy(one => one.AppointmentAt!.Value)
            .Select(slot => new { At = slot.Key, Cards = slot.Count() }).ToDictionaryAsync(slot => slot.At, ct);
        var free = Slots.Offered(clock.GetUtcNow())
            .Select(at => new Slot(at, places - (taken.GetValueOrDefault(at)?.Cards ?? 0)))
            .Where(slot => slot.Free > 0);
        return TypedResults.Ok(new Response(card.ServicePoint!, card.AppointmentAt, [.. free]));
    }
}
