using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Charges;

/// <summary>
/// Charges, oldest first: of one case with its orders, of one order, or all that the caller may see; in one state, if
/// one is named.
/// </summary>
public static class ListCharges
{
    public static async Task<Ok<Page<ChargeView>>> Handle(
        Guid? caseId, Guid? orderId, ChargeState? state, [AsParameters] PageRequest page, Caller caller, PaymentsDb db,
        CancellationToken ct)
    {
        var charges = await db.Charges.AsNoTracking().VisibleTo(caller)
            .Where(charge => caseId == null || charge.CaseId == caseId)
            .Where(charge => orderId == null || charge.OrderId == orderId)
            .Where(charge => state == null || charge.State == state)
            .Where(charge => page.After == null || charge.Id > page.After)
            .OrderBy(charge => charge.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(charges, charge => charge.Id, ChargeView.Of));
    }
}
