using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// The finance officers' queue: what is not the same in our ledger and the provider's statement, oldest first; in one
/// state, if one is named.
/// </summary>
public static class ListDifferences
{
    public static async Task<Ok<Page<DifferenceView>>> Handle(
        DifferenceState? state, [AsParameters] PageRequest page, PaymentsDb db, CancellationToken ct)
    {
        var differences = await db.Differences.AsNoTracking()
            .Where(one => state == null || one.State == state)
            .Where(one => page.After == null || one.Id > page.After)
            .OrderBy(one => one.Id)
            .Take(page.Limit + 1)
            .Select(one => new
            {
                Difference = one,
                Number = db.Charges.Where(charge => charge.Id == one.ChargeId)
                    .Select(charge => charge.OrderNumber ?? charge.CaseNumber).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(
            differences, row => row.Difference.Id, row => DifferenceView.Of(row.Difference, row.Number)));
    }
}
