using ApecCard.Applications.Cases;
using ApecCard.Applications.Documents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Applications.Orders;

/// <summary>The enterprise hands a completed order to the case's office.</summary>
public static class SubmitOrder
{
    /// <summary>
    /// 200 with the order and its number; 400 naming every field that is missing or wrong; 409
    /// <c>order.return-not-acknowledged</c>, <c>order.return-missing</c>, <c>order.handover-not-offered</c>,
    /// <c>order.not-offered</c>, <c>order.another-open</c>, <c>materials.missing</c>, <c>person.card-live</c>; 412
    /// when it was changed after the ETag in If-Match.
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
        seenCase.RequireSubmittable(seen);
        await report.RequireNoProblemsAsync(seenCase, seen, ct);
        var materials = await documents.FreezeAsync(seenCase, seen, ct);

        // Everything slow is done: now as it is at this moment, and nobody changes it meanwhile.
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var (caseFile, order) = (await db.FindOwnOrderForUpdateAsync(orderId, caller, ct))!;
        order.MustBeAsSeen(seen);
        if (order.Business.MakesCard)
        {
            await db.LockPersonAsync(caseFile.Person!, ct);
            await db.RequireNoOtherCardAsync(caseFile, ct);
        }

        var now = clock.GetUtcNow();
        db.PublishAll(caseFile.SubmitOrder(order, materials, now));
        db.Audit(caller.Subject, "order.submitted", orderId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(caseFile, order, ct));
    }
}
