using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Orders;

/// <summary>
/// The officer who claimed the order approves it (审核通过). 409 <c>order.not-in-review</c>, <c>review.not-claimed</c>,
/// <c>review.claimed-by-another</c>; 412 when the order changed since it was seen (If-Match).
/// </summary>
public static class ApproveOrder
{
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, ReviewDb db, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        db.Publish(order.Approve(caller.Subject, now));
        db.Audit(caller.Subject, "order.approved", subject: orderId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OrderView.Of(order, caller));
    }
}
