using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// A finance officer says what was done about a difference that does not settle by itself. The ledger does not change
/// by it. 409 <c>difference.ended</c>.
/// </summary>
public static class ResolveDifference
{
    /// <param name="Resolution">What was done.</param>
    public record Request([property: Required, MaxLength(500)] string Resolution);

    public static async Task<Results<Ok<DifferenceView>, NotFound>> Handle(
        Guid differenceId, Request request, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Differences.FindAsync([differenceId], ct) is not { } difference)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        difference.Resolve(caller.Subject, request.Resolution, now);
        db.Audit(caller.Subject, "difference.resolved", difference.Id.ToString(), now, difference.Reference);
        await db.SaveChangesAsync(ct);
        var charge = await db.Charges.AsNoTracking().SingleOrDefaultAsync(one => one.Id == difference.ChargeId, ct);
        return TypedResults.Ok(DifferenceView.Of(difference, charge?.Number));
    }
}
