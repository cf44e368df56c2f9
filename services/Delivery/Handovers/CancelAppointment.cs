using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>The enterprise gives an appointment up; 204 also when there is none. 404 for another's card.</summary>
public static class CancelAppointment
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid cardId, Caller caller, DeliveryDb db, TimeProvider clock, CancellationToken ct)
    {
        var enterprise = caller.EnterpriseId;
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.EnterpriseId == enterprise, ct)
            is not { } card)
        {
            return TypedResults.NotFound();
        }

        if (card.AppointmentAt is not null)
        {
            card.CancelAppointment();
            db.Audit(caller.Subject, "appointment.cancelled", subject: card.Id.ToString(), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
