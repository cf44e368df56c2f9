using System.Text.Json.Serialization;
using ApecCard.Contracts;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.Cases;

/// <summary>
/// How far the review of a case is, who did what, and what the economies say. 404 for another office's case.
/// </summary>
public static class GetReview
{
    public static async Task<Results<Ok<ReviewView>, NotFound>> Handle(
        Guid caseId, Caller caller, ReviewDb db, CancellationToken ct) =>
        await db.FindCaseAsync(caseId, caller, ct) is { } review
            ? TypedResults.Ok(ReviewView.Of(review, await db.PreClearancesOfAsync(caseId, ct), caller))
            : TypedResults.NotFound();
}

/// <param name="Claim">Who has taken the case up at its present stage, if anyone.</param>
/// <param name="CanClaim">The caller may take it up now.</param>
/// <param name="CanPass">The caller has claimed it and may pass its present stage.</param>
/// <param name="CanReturn">They may return it for correction, pinning fields and any of Materials.</param>
/// <param name="CanRefuse">They may refuse it; a first review cannot.</param>
public record ReviewView(
    Guid CaseId,
    string CaseNumber,
    string Office,
    CaseStage Stage,
    int Round,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    string[] Materials,
    ReviewView.ClaimView? Claim,
    bool CanClaim,
    bool CanPass,
    bool CanReturn,
    bool CanRefuse,
    ReviewAct[] History,
    ReviewView.PreClearanceView[] PreClearances) : IVersioned
{
    public record ClaimView(string Officer, DateTimeOffset At, bool Mine);

    /// <param name="Decision">Absent until the economy has decided.</param>
    public record PreClearanceView(
        Guid RequestId,
        string Economy,
        DateTimeOffset RequestedAt,
        PreClearanceDecision? Decision,
        DateTimeOffset? DecidedAt,
        int Version,
        PreClearanceState State);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static ReviewView Of(ReviewCase review, PreClearance[] preClearances, Caller caller) => new(
        review.Id,
        review.CaseNumber,
        review.Office,
        review.Stage,
        review.Round,
        review.ReceivedAt,
        review.DueAt,
        review.Materials,
        review.ClaimedBy is { } officer ? new(officer, review.ClaimedAt!.Value, officer == caller.Subject) : null,
        review.CanBeClaimedBy(caller.Subject, caller.Stages()),
        review.CanBePassedBy(caller.Subject, caller.Stages()),
        review.CanBePassedBy(caller.Subject, caller.Stages()),
        review.CanBeRefusedBy(caller.Subject, caller.Stages()),
        [.. review.History],
        [.. preClearances.Select(one =>
            new PreClearanceView(
                one.Id, one.Economy, one.RequestedAt, one.Decision, one.DecidedAt, one.Version, one.State))])
    { RowVersion = review.RowVersion };
}
