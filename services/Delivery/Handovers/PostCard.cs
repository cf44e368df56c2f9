using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The clerk posts a card, again when the courier brought it back: the courier is booked under a key of that journey,
/// so that a repeated attempt books nothing twice. 409 card.not-for-mailing, card.already-posted, card.not-live,
/// card.spoiled, card.old-card-owed or person.card-live; 503 courier.unavailable or 502 courier.unexpected-answer, and
/// nothing has changed; 404 for another office's card; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class PostCard
{
    public static async Task<Results<Ok<HandoverView>, NotFound>> Handle(
        Guid cardId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db,
        CourierClient courier, PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var office = caller.Office;
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.Office == office, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.MustBe(ifMatch);
        card.MustAwaitPosting(await db.IsOldOwedAsync(card, ct));
        await db.MustBeNextAsync(card, card.Succeeds is { } old ? await db.FindInPlaceOfAsync(old, ct) : null, ct);
        var personalisation = await db.Personalisations.AsNoTracking().SingleAsync(one => one.CardId == cardId, ct);
        var number = await courier.BookAsync(card.Id, card.BookingKey, personalisation.Read(protector).Mailing!, ct);
        var now = clock.GetUtcNow();
        card.Post(number, caller.Subject, now);
        db.Audit(caller.Subject, "card.posted", subject: card.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(HandoverView.Of(card, oldCardOwed: false, caller));
    }
}
