using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Orders;

/// <summary>The enterprise takes an order back, as long as it is not paid and nothing is made.</summary>
public static class WithdrawOrder
{
    /// <summary>
    /// 200 with the order; 409 <c>order.action-not-available</c> when it is too late. A card that was told lost, or
    /// that the office has ended for the order, stays ended.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, WithdrawCase.Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller,
        OrderReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnOrderForUpdateAsync(orderId, caller, ct) is not var (caseFile, order))
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        db.PublishAll(caseFile.WithdrawOrder(order, request.Reason, now));
        db.Audit(caller.Subject, "order.withdrawn", orderId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
