using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Review.Cases;

/// <summary>
/// The officer returns a case for correction, pinning fields and materials, each with a reason; a guidance call
/// becomes a task (S1). Only what is pinned can be changed.
/// </summary>
public static class ReturnCase
{
    /// <param name="Stage">The stage that is decided: what the officer had before their eyes.</param>
    public record Request([Required] ReviewStage? Stage, [Required, Length(1, 60)] IReadOnlyList<Pin> Pins);

    /// <param name="Target">The path of a field or section of the form, or the code of a material.</param>
    /// <param name="Reason">What is wrong, in words the enterprise can act on.</param>
    public record Pin(
        [Required] PinKind? Kind, [Required, MaxLength(100)] string Target, [Required, MaxLength(1000)] string Reason);

    /// <summary>
    /// 200 with the review; 400 naming a pin that is nothing to correct; 403 <c>review.not-your-stage</c>; 409 as for
    /// a pass; 412 when the case changed since it was seen (If-Match).
    /// </summary>
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Request request, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, ReviewDb db,
        Calendars calendars, PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        var stage = request.Stage!.Value;
        caller.MustDecide(stage);
        if (await db.FindCaseAsync(caseId, caller, ct) is not { } review)
        {
            return TypedResults.NotFound();
        }

        review.MustBe(ifMatch);
        if (request.Pins.DistinctBy(pin => pin.Target).Count() < request.Pins.Count)
        {
            throw new InvalidInputException("pins", "review.pinned-twice", "Pin each thing once.");
        }

        var now = clock.GetUtcNow();
        CorrectionPin[] pins = [.. request.Pins.Select(pin => new CorrectionPin(pin.Kind!.Value, pin.Target))];
        db.Publish(review.Return(stage, pins, caller.Subject, await calendars.GetAsync(ct), now));
        db.AddRange(request.Pins.Select(pin => new PinnedReason(
            caseId, review.Round, pin.Kind!.Value, pin.Target, protector.Protect(pin.Reason))));
        db.Add(GuidanceCall.Open(review, stage, now));
        db.Audit(caller.Subject, $"review.returned.{stage}", subject: caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller));
    }
}
