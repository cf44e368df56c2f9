using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Orders;

/// <summary>
/// One order, whole: for its enterprise, and for the officers of the case's office, with what is personal masked.
/// </summary>
public static class GetOrder
{
    /// <summary>
    /// 200 with the order; 404 when there is none of this id for the caller. An officer's look is audited.
    /// </summary>
    public static async Task<Results<Ok<OrderView>, NotFound>> Handle(
        Guid orderId, Caller caller, OrderReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindOrderAsync(orderId, caller, ct) is not var (caseFile, order))
        {
            return TypedResults.NotFound();
        }

        var view = await report.ViewAsync(caseFile, order, ct);
        if (caller.IsOfEnterprise)
        {
            return TypedResults.Ok(view);
        }

        db.Audit(caller.Subject, "order.read", orderId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(view.Masked());
    }
}
