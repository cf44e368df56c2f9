using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The clerk hands a card over to who has come, having read the number of the passport they show: it must be the one
/// the card is bound to. 409 handover.wrong-person, which is noted; 409 card.not-for-collection, card.already-collected
/// or card.not-live; 404 for another office's card; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class CollectCard
{
    /// <param name="PassportNumber">As it stands in the passport of the person who has come.</param>
    public record Request([property: Required, RegularExpression("^ *[A-Za-z0-9]{1,9} *$")] string PassportNumber)
    {
        public override string ToString() => nameof(Request); // never into a log
    }

    public static async Task<Results<Ok<HandoverView>, NotFound>> Handle(
        Guid cardId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db,
        PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var (office, now) = (caller.Office, clock.GetUtcNow());
        if (await db.Cards.SingleOrDefaultAsync(one => one.Id == cardId && one.Office == office, ct) is not { } card)
        {
            return TypedResults.NotFound();
        }

        card.MustBe(ifMatch);
        card.MustAwaitCollection();
        var personalisation = await db.Personalisations.AsNoTracking().SingleAsync(one => one.CardId == cardId, ct);
        var holders = personalisation.Read(protector).Applicant.Passport.Number;
        if (!string.Equals(request.PassportNumber.Trim(), holders, StringComparison.OrdinalIgnoreCase))
        {
            db.Audit(caller.Subject, "card.not-handed-over", subject: card.Id.ToString(), now, "wrong person");
            await db.SaveChangesAsync(ct);
            throw new RuleViolationException(
                "handover.wrong-person", "This is not the passport the card is bound to. Do not hand it over.");
        }

        db.Publish(card.Collect(now));
        db.Audit(caller.Subject, "card.collected", subject: card.Id.ToString(), now, "passport checked");
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(HandoverView.Of(card));
    }
}
