using System.ComponentModel.DataAnnotations;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Custody;

/// <summary>
/// A clerk reports a card that nobody has yet as spoiled: from now on it is neither posted nor handed over, and waits
/// for another clerk to see it destroyed. 409 card.handed-over or card.already-laid-aside; 404 for another office's
/// card; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class LayAsideCard
{
    public record Request([property: Required, MaxLength(200)] string Reason);

    public static async Task<Results<Ok<HandoverView>, NotFound>> Handle(
        Guid cardId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var (office, now) = (caller.Office, clock.GetUtcNow());
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.Office == office, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.MustBe(ifMatch);
        card.LayAside(caller.Subject, request.Reason, now);
        db.Audit(caller.Subject, "card.laid-aside", subject: card.Id.ToString(), now, request.Reason);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(HandoverView.Of(card, oldCardOwed: false, caller));
    }
}
