using System.ComponentModel.DataAnnotations;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Handovers;

/// <summary>
/// The clerk hands a card over to who has come, having read the number of the passport they show: it must be the one
/// the card is bound to, also when somebody else brings it. The card is in force from now on, and what it succeeds
/// ends. 409 handover.wrong-person, which is noted; 409 card.not-for-collection, card.already-collected, card.not-live,
/// card.spoiled, card.old-card-owed or person.card-live; 404 for another office's card; 412 when it changed since it
/// was seen (If-Match).
/// </summary>
public static class CollectCard
{
    /// <param name="PassportNumber">As it stands in the holder's passport that is shown.</param>
    /// <param name="HandedTo">Who has come.</param>
    /// <param name="RepresentativeName">Needed for a representative, as it stands in their own document.</param>
    /// <param name="RepresentativeId">The number of that document.</param>
    public record Request(
        [property: Required, RegularExpression("^ *[A-Za-z0-9]{1,9} *$")] string PassportNumber,
        HandedTo HandedTo = HandedTo.Holder,
        [property: MaxLength(100)] string? RepresentativeName = null,
        [property: MaxLength(32)] string? RepresentativeId = null)
    {
        public override string ToString() => nameof(Request); // never into a log
    }

    /// <summary>Who came instead of the holder; kept encrypted.</summary>
    public record Representative(string Name, string? Id)
    {
        public override string ToString() => nameof(Representative);
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
        card.MustAwaitCollection(await db.IsOldOwedAsync(card, ct));
        var came = WhoCame(request);
        var personalisation = await db.Personalisations.AsNoTracking().SingleAsync(one => one.CardId == cardId, ct);
        var holders = personalisation.Read(protector).Applicant.Passport.Number;
        if (!string.Equals(request.PassportNumber.Trim(), holders, StringComparison.OrdinalIgnoreCase))
        {
            db.Audit(caller.Subject, "card.not-handed-over", subject: card.Id.ToString(), now, "wrong person");
            await db.SaveChangesAsync(ct);
            throw new RuleViolationException(
                "handover.wrong-person", "This is not the passport the card is bound to. Do not hand it over.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EndPredecessorAsync(card, now, ct);
        db.Publish(card.Collect(
            caller.Subject, now, request.HandedTo, came is null ? null : protector.Protect(came)));
        db.Audit(caller.Subject, "card.collected", subject: card.Id.ToString(), now, "passport checked");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(HandoverView.Of(card, oldCardOwed: false, caller));
    }

    private static Representative? WhoCame(Request request)
    {
        if (request.HandedTo is HandedTo.Holder)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(request.RepresentativeName)
            ? throw new InvalidInputException(
                "representativeName", "collection.representative-missing", "Say who has come for the holder.")
            : new(request.RepresentativeName.Trim(), request.RepresentativeId?.Trim());
    }
}
