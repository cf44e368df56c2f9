using ApecCard.Applications.Documents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Orders;

/// <summary>The enterprise hands in again what an officer had pinned of an order.</summary>
public static class SubmitOrderCorrection
{
    /// <summary>
    /// 200 with the order, back in the office's queue; 409 <c>correction.unanswered</c> naming what is still as it
    /// was, and as for a submission; 412 when it was changed after the ETag in If-Match.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, OrderReport report,
        DocumentsClient documents, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not var (seenCase, seen))
        {
            return TypedResults.NotFound();
        }

        seen.MustBe(ifMatch);
        seen.Require(OrderAction.SubmitCorrection);
        await report.RequireNoProblemsAsync(seenCase, seen, ct);
        var materials = await documents.FreezeAsync(seenCase, seen, ct);

        // A call may have been noted while the files were frozen: the order is read anew, and held.
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var (caseFile, order) = (await db.FindOwnOrderForUpdateAsync(orderId, caller, ct))!;
        order.MustBe(ifMatch);
        await report.RequireNoProblemsAsync(caseFile, order, ct);
        var now = clock.GetUtcNow();
        db.Publish(caseFile.SubmitOrderCorrection(order, materials, now));
        db.Audit(caller.Subject, "order.correction-submitted", orderId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
