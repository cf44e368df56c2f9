using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Orders;

/// <summary>The officer who claimed the order refuses it (不予通过), with one of the scheme's reasons.</summary>
public static class RefuseOrder
{
    /// <param name="ReasonCode">One of RefusalReasons: the enterprise reads the reason and what it can do.</param>
    public record Request([Required, MaxLength(50)] string ReasonCode);

    /// <summary>200 with the review; 400 for another reason; 409 and 412 as for an approval.</summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, ReviewDb db,
        TimeProvider clock, CancellationToken ct)
    {
        if (!RefusalReasons.ForOfficers.Contains(request.ReasonCode))
        {
            throw new InvalidInputException(
                "reasonCode", "reason.not-listed", $"One of {string.Join(", ", RefusalReasons.ForOfficers)}.");
        }

        if (await db.FindOrderAsync(orderId, caller, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        db.Publish(order.Refuse(request.ReasonCode, caller.Subject, now));
        db.Audit(caller.Subject, "order.refused", subject: orderId.ToString(), now, request.ReasonCode);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OrderView.Of(order, caller));
    }
}
