using System.ComponentModel.DataAnnotations;
using ApecCard.Review.Officers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>A claimed case goes back into the queue, or to a colleague.</summary>
public static class PassOnCase
{
    /// <param name="Officer">The colleague's account: somebody of the same desk.</param>
    public record Request([Required, MaxLength(100)] string Officer);

    /// <summary>Back into the queue. 409 <c>review.not-claimed</c>, <c>review.claimed-by-another</c>.</summary>
    public static Task<Results<Ok<ReviewView>, NotFound>> Release(
        Guid caseId, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(caseId, caller, db, "review.released", clock, (review, now) =>
        {
            review.Release(caller.Subject, now);
            return Task.CompletedTask;
        }, ct);

    /// <summary>
    /// To a colleague. 409 <c>review.not-claimed</c>, <c>review.claimed-by-another</c>, <c>review.not-a-colleague</c>,
    /// <c>review.already-theirs</c>, <c>review.separation-of-duties</c>.
    /// </summary>
    public static Task<Results<Ok<ReviewView>, NotFound>> HandOver(
        Guid caseId, Request request, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(caseId, caller, db, "review.handed-over", clock, async (review, now) =>
        {
            await db.MustBeColleagueAsync(request.Officer, review, ct);
            review.HandOver(caller.Subject, request.Officer, now);
        }, ct);

    /// <summary>
    /// What somebody who is away has claimed, to a colleague, who may be the caller. 409 <c>review.not-away</c>
    /// unless the claimer is away, otherwise as for handing over.
    /// </summary>
    public static Task<Results<Ok<ReviewView>, NotFound>> Reassign(
        Guid caseId, Request request, Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct) =>
        ChangeAsync(caseId, caller, db, "review.reassigned", clock, async (review, now) =>
        {
            if (review.ClaimedBy is not { } claimer
                || !await db.Officers.AnyAsync(one => one.Id == claimer && one.AwayUntil > now, ct))
            {
                throw new RuleViolationException(
                    "review.not-away", "Only what somebody who is away has claimed is reassigned.");
            }

            await db.MustBeColleagueAsync(request.Officer, review, ct);
            review.Reassign(caller.Subject, request.Officer, now);
        }, ct);

    private static async Task<Results<Ok<ReviewView>, NotFound>> ChangeAsync(
        Guid caseId, Caller caller, ReviewDb db, string action, TimeProvider clock,
        Func<ReviewCase, DateTimeOffset, Task> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockCaseAsync(caseId, ct);
        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        await change(review, now);
        db.Audit(caller.Subject, action, subject: caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }
}
