using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The enterprise says in which half-hour the holder comes for the card; a former appointment is given up. 409
/// slot.not-offered or slot.full, and the former one stays; 404 for another's card; 409 when it does not wait to be
/// collected.
/// </summary>
public static class BookAppointment
{
    public record Request([property: Required] DateTimeOffset? SlotAt);

    public record Response(Guid CardId, string ServicePoint, DateTimeOffset AppointmentAt);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid cardId, Request request, Caller caller, DeliveryDb db, TimeProvider clock, CancellationToken ct)
    {
        var (enterprise, now) = (caller.EnterpriseId, clock.GetUtcNow());
        var slotAt = request.SlotAt!.Value.ToUniversalTime();
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.EnterpriseId == enterprise, ct)
            is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.Book(slotAt);
        if (!Slots.Offered(now).Contains(slotAt))
        {
            throw new RuleViolationException(
                "slot.not-offered", "No holder is received then: choose a time from the list.");
        }

        // Who wants the last place of a half-hour takes turns.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var slot = $"{card.Office} {card.ServicePoint} {slotAt:O}";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({slot}, 20260005))", ct);
        if (await db.BookedWhere(card).CountAsync(one => one.AppointmentAt == slotAt, ct)
            >= await db.PlacesAsync(card, ct))
        {
            throw new RuleViolationException("slot.full", "This half-hour is booked out: choose another one.");
        }

        db.Audit(caller.Subject, "appointment.booked", subject: card.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(card.Id, card.ServicePoint!, slotAt));
    }
}
