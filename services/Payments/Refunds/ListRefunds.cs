using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// What finance officers have asked to be given back, oldest first: of one charge, or of all; in one state, if one is
/// named.
/// </summary>
public static class ListRefunds
{
    public static async Task<Ok<Page<RefundView>>> Handle(
        Guid? chargeId, RefundState? state, [AsParameters] PageRequest page, Caller caller, PaymentsDb db,
        CancellationToken ct)
    {
        var refunds = await db.Refunds.AsNoTracking()
            .Where(refund => chargeId == null || refund.ChargeId == chargeId)
            .Where(refund => state == null || refund.State == state)
            .Where(refund => page.After == null || refund.Id > page.After)
            .OrderBy(refund => refund.Id)
            .Take(page.Limit + 1)
            .Join(
                db.Charges, refund => refund.ChargeId, charge => charge.Id,
                (refund, charge) => new { Refund = refund, Number = charge.OrderNumber ?? charge.CaseNumber })
            .OrderBy(row => row.Refund.Id)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(
            refunds, row => row.Refund.Id, row => RefundView.Of(row.Refund, row.Number, caller)));
    }
}
