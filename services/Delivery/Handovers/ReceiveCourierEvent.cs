using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The courier tells, signed, what happened to a shipment. Accepted makes the card mailed, once; a repetition, or an
/// event that means nothing to us, changes nothing (204). 401 callback.forged or callback.stale, without any effect;
/// 404 for a shipment that is not booked (yet); 409 courier.tracking-mismatch for another item's number.
/// </summary>
public static class ReceiveCourierEvent
{
    /// <param name="Reference">The card's id, as we booked it.</param>
    /// <param name="Event">Accepted, InTransit, Delivered, and what else the courier may come to say.</param>
    public record CourierEvent(Guid Reference, string TrackingNumber, string Event, DateTimeOffset At);

    public static async Task<Results<NoContent, NotFound>> Handle(
        HttpRequest request, [FromKeyedServices("courier")] SignedCallbacks callbacks, DeliveryDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var said = await callbacks.ReadAsync<CourierEvent>(request, ct);
        if (await db.Cards.FindAsync([said.Reference], ct) is not { TrackingNumber: { } booked } card)
        {
            return TypedResults.NotFound();
        }

        if (booked != said.TrackingNumber)
        {
            throw new RuleViolationException(
                "courier.tracking-mismatch", "The card travels under another tracking number.");
        }

        if (said.Event == "Accepted" && card.AcceptByCourier(said.At.ToUniversalTime()) is { } mailed)
        {
            db.Publish(mailed);
            db.Audit("courier", "card.mailed", subject: card.Id.ToString(), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
