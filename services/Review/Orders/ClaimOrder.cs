using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.Orders;

/// <summary>
/// An officer of the office takes up an order, or puts it back. Of two at the same moment one wins; the other gets 409
/// <c>review.claimed-by-another</c>. Claiming again what is one's own changes nothing.
/// </summary>
public static class ClaimOrder
{
    public static Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(orderId, caller, db, "order.claimed", clock, (order, now) => order.Claim(caller.Subject, now), ct);

    /// <summary>Back into the queue. 409 <c>review.not-claimed</c>, <c>review.claimed-by-another</c>.</summary>
    public static Task<Results<Ok<OrderView>, NotFound>> Release(
        Guid orderId, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(orderId, caller, db, "order.released", clock, (order, now) =>
        {
            order.Release(caller.Subject, now);
            return true;
        }, ct);

    private static async Task<Results<Ok<OrderView>, NotFound>> ChangeAsync(
        Guid orderId, Caller caller, ReviewDb db, string action, TimeProvider clock,
        Func<OrderReview, DateTimeOffset, bool> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockOrderAsync(orderId, ct); // the second of two waits, and then sees what the first one did
        if (await db.FindOrderAsync(orderId, caller, ct) is not { } order)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        if (change(order, now))
        {
            db.Audit(caller.Subject, action, subject: orderId.ToString(), now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(OrderView.Of(order, caller));
    }
}
