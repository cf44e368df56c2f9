using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Orders;

/// <summary>The enterprise says of what is pinned of an order why it stays as it is.</summary>
public static class AnswerOrderPins
{
    /// <summary>
    /// 200 with the order; 409 <c>correction.not-pinned</c>; 412 when it was changed after the ETag in If-Match.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, AnswerPins.Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller,
        OrderReport report, ApplicationsDb db, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnOrderForUpdateAsync(orderId, caller, ct) is not var (caseFile, order))
        {
            return TypedResults.NotFound();
        }

        order.MustBe(ifMatch);
        order.AnswerPins(request.ByTarget());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
