using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Cases;

/// <summary>
/// The officer who claimed the case passes this stage of its review. 403 review.not-your-stage when their role does not
/// decide the stage; 409 review.wrong-stage, review.not-claimed, review.claimed-by-another or
/// review.separation-of-duties; 412 when the case changed since it was seen (If-Match).
/// </summary>
public static class PassReview
{
    /// <param name="Stage">The stage that is decided: what the officer had before their eyes.</param>
    public record Request([Required] ReviewStage? Stage);

    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch,
        Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct)
    {
        var stage = request.Stage!.Value;
        if (!caller.Stages().Contains(stage))
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "review.not-your-stage", $"Your role does not decide the {stage}.");
        }

        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        review.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        Pass(review, stage, caller.Subject, now, db);
        db.Audit(caller.Subject, $"review.passed.{stage}", subject: caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }

    private static void Pass(ReviewCase review, ReviewStage stage, string officer, DateTimeOffset now, ReviewDb db)
    {
        switch (stage)
        {
            case ReviewStage.PreliminaryReview:
                db.Publish(review.PassPreliminaryReview(officer, now));
                break;
            case ReviewStage.ForeignAffairsReview:
                db.Publish(review.PassForeignAffairsReview(officer, now));
                break;
            default:
                db.Publish(review.PassMinistryReview(officer, now));
                break;
        }
    }
}
