using ApecCard.Contracts;
using ApecCard.Delivery.Register;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The courier tells, signed, what happened to a shipment. Its first word makes the card mailed, and ends what it
/// succeeds; ReturnedToSender brings it back to the office. A repetition, or an event that means nothing to us, changes
/// nothing (204). 401 callback.forged or callback.stale, without any effect; 404 for a shipment that is not booked
/// (yet); 409 courier.tracking-mismatch for another item's number, person.card-live when another card of the person is
/// live.
/// </summary>
public static class ReceiveCourierEvent
{
    private static readonly Dictionary<string, CourierEventKind> _kinds =
        Enum.GetValues<CourierEventKind>().ToDictionary(kind => kind.ToString());

    /// <param name="Reference">The card's id, as we booked it.</param>
    /// <param name="Event">One of <see cref="CourierEventKind"/>, and what else the courier may come to say.</param>
    public record Callback(Guid Reference, string TrackingNumber, string? Event, DateTimeOffset At);

    public static async Task<Results<NoContent, NotFound>> Handle(
        HttpRequest request, [FromKeyedServices("courier")] SignedCallbacks callbacks, DeliveryDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var said = await callbacks.ReadAsync<Callback>(request, ct);
        if (await db.Cards.FindAsync([said.Reference], ct) is not { Shipments.Count: > 0 } card)
        {
            return TypedResults.NotFound();
        }

        CourierEventKind? meant = said.Event is { } name && _kinds.TryGetValue(name, out var kind) ? kind : null;
        if (!card.IsNews(said.TrackingNumber, meant) || meant is not { } what)
        {
            return TypedResults.NoContent();
        }

        var (at, now) = (said.At.ToUniversalTime(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (card.GoesOutWith(said.TrackingNumber))
        {
            await db.EndPredecessorAsync(card, at, ct);
        }

        foreach (var told in card.Hear(said.TrackingNumber, what, at, now))
        {
            db.Publish(told);
            var action = told is CardMailed ? "card.mailed" : "card.came-back";
            db.Audit("courier", action, subject: card.Id.ToString(), now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
