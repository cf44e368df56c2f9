using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// The enterprise begins one of the four related businesses on a case: a draft, filled in with what is known.
/// </summary>
public static class StartOrder
{
    /// <param name="Reason">
    /// Where it is known already, as for somebody who left the firm: then little is left to do.
    /// </param>
    public record Request([Required] OrderKind? Kind, OrderReason? Reason = null);

    /// <summary>
    /// 201 with the draft; 409 <c>order.not-offered</c> when the case does not allow it at its label,
    /// <c>order.another-open</c> with the id of the one that is, <c>order.nothing-granted</c>; 404 for another's case.
    /// </summary>
    public static async Task<Results<Created<OrderView>, NotFound>> Handle(
        Guid caseId, Request request, Caller caller, OrderReport report, ApplicationsDb db, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (await db.FindOwnForUpdateAsync(caseId, caller, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var order = caseFile.StartOrder(request.Kind!.Value, request.Reason, now);
        db.Add(order);
        db.Audit(caller.Subject, "order.started", order.Id.ToString(), now, request.Kind.ToString());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/orders/{order.Id}", await report.ViewAsync(caseFile, order, ct));
    }
}
