using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Cases;

/// <summary>
/// The officer who claimed the case passes this stage of its review; where the office has preliminary reviews done by
/// two, the first pass receives and another officer's verifies. 403 review.not-your-stage when their role does not
/// decide the stage; 409 review.wrong-stage, review.not-claimed, review.claimed-by-another or
/// review.separation-of-duties; 412 when the case changed since it was seen (If-Match).
/// </summary>
public static class PassReview
{
    /// <param name="Stage">The stage that is decided: what the officer had before their eyes.</param>
    public record Request([Required] ReviewStage? Stage);

    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch,
        Caller caller, ReviewDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var stage = request.Stage!.Value;
        caller.MustDecide(stage);
        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        review.MustBe(ifMatch);
        var now = clock.GetUtcNow();
        if (review.Pass(stage, caller.Subject, await calendars.GetAsync(ct), now) is { } passed)
        {
            db.Publish(passed);
        }

        db.Audit(caller.Subject, $"review.passed.{stage}", subject: caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }
}
