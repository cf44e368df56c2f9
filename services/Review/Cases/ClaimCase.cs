using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.Cases;

/// <summary>
/// An officer takes up a case at their stage. Of two at the same moment one wins; the other gets 409
/// review.claimed-by-another. Claiming again what is one's own changes nothing.
/// </summary>
public static class ClaimCase
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockCaseAsync(caseId, ct); // the second of two claimers waits, and then sees the first one's claim
        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        if (review.Claim(caller.Subject, caller.Stages(), now) is { } claimed)
        {
            db.Publish(claimed);
            db.Audit(caller.Subject, $"review.claimed.{claimed.Stage}", subject: caseId.ToString(), now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }
}
