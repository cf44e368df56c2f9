using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Cases;

/// <summary>The foreign affairs office or the ministry refuses a case, with one of the scheme's reasons.</summary>
public static class RefuseCase
{
    /// <param name="ReasonCode">One of RefusalReasons: the enterprise reads the reason and what it can do.</param>
    public record Request([Required] ReviewStage? Stage, [Required, MaxLength(50)] string ReasonCode);

    /// <summary>
    /// 200 with the review; 400 for another reason; 403 <c>review.not-your-stage</c>; 409
    /// <c>review.first-review-never-refuses</c>, or as for a pass; 412 when the case changed since it was seen
    /// (If-Match).
    /// </summary>
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, ReviewDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var stage = request.Stage!.Value;
        caller.MustDecide(stage);
        if (!RefusalReasons.ForOfficers.Contains(request.ReasonCode))
        {
            throw new InvalidInputException(
                "reasonCode", "reason.not-listed", $"One of {string.Join(", ", RefusalReasons.ForOfficers)}.");
        }

        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        review.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        db.Publish(review.Refuse(stage, request.ReasonCode, caller.Subject, now));
        db.Audit(caller.Subject, $"review.refused.{stage}", subject: caseId.ToString(), now, request.ReasonCode);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }
}
