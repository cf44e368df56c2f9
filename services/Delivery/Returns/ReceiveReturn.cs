using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Delivery.Offices;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Returns;

/// <summary>
/// The clerk takes an old card back, having read the number on it: no order expects it any more. 409 return.wrong-card
/// or return.already-received; 400 without the service point of the office where it was given back; 404 for another
/// office's; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class ReceiveReturn
{
    /// <param name="Method">How it came, which need not be as it was said.</param>
    /// <param name="ServicePoint">Where, when on site.</param>
    /// <param name="CardNumber">As read from the card.</param>
    public record Request(
        [property: Required] CardReturnMethod? Method,
        [property: MaxLength(32)] string? ServicePoint,
        [property: Required, MaxLength(20)] string CardNumber);

    public static async Task<Results<Ok<ReturnView>, NotFound>> Handle(
        Guid returnId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var (office, now) = (caller.Office, clock.GetUtcNow());
        var mine = db.Returns.Where(one => one.Id == returnId && one.Office == office);
        if (await mine.Select(one => (Guid?)one.CaseId).SingleOrDefaultAsync(ct) is not { } caseId)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockCaseAsync(caseId, ct); // another order may be about to expect the card too
        var expected = await mine.SingleAsync(ct);
        expected.MustBe(ifMatch);
        var point = request.Method is CardReturnMethod.OnSite ? request.ServicePoint ?? "" : null;
        if (point is not null
            && (await db.FindChoicesAsync(office!, ct))?.ServicePoints.Exists(known => known.Code == point) is not true)
        {
            throw new InvalidInputException(
                "servicePoint", "return.point-unknown",
                "Say at which of your office's service points it was given back.");
        }

        var card = await db.Cards.SingleAsync(one => one.Id == expected.CardId, ct);
        expected.MustExpect(card, request.CardNumber);
        card.TakeBack(request.Method!.Value, caller.Subject, now);
        foreach (var one in await db.ReturnsOfAsync(card, ct))
        {
            db.Publish(one.Settle(card, request.Method.Value, point, caller.Subject, now));
        }

        db.Audit(caller.Subject, "card.returned", subject: card.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ReturnView.Of(expected, now));
    }
}
