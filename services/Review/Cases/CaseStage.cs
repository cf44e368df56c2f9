using ApecCard.Contracts;

namespace ApecCard.Review.Cases;

/// <summary>
/// How far the review of a case has come. Between the reviews it waits for others, in nobody's queue.
/// </summary>
public enum CaseStage
{
    /// <summary>待初审</summary>
    PreliminaryReview,

    /// <summary>待复审</summary>
    ForeignAffairsReview,

    /// <summary>Both offices have passed it; Applications says when the fee is paid.</summary>
    ForeignAffairsPassed,

    /// <summary>待外交部审核</summary>
    MinistryReview,

    /// <summary>The ministry has passed it; Applications says whether it goes out or was withdrawn.</summary>
    MinistryPassed,

    /// <summary>The economies are asked.</summary>
    PreClearance,

    /// <summary>退回补正: with the enterprise; it comes back to the stage that returned it.</summary>
    Returned,

    /// <summary>Refused, withdrawn, lapsed, or all economies have decided.</summary>
    Closed,
}

public static class CaseStages
{
    public static CaseStage Of(ReviewStage review) => review switch
    {
        ReviewStage.PreliminaryReview => CaseStage.PreliminaryReview,
        ReviewStage.ForeignAffairsReview => CaseStage.ForeignAffairsReview,
        _ => CaseStage.MinistryReview,
    };

    /// <summary>The review that is open at this stage, if one is.</summary>
    public static ReviewStage? Review(this CaseStage stage) => stage switch
    {
        CaseStage.PreliminaryReview => ReviewStage.PreliminaryReview,
        CaseStage.ForeignAffairsReview => ReviewStage.ForeignAffairsReview,
        CaseStage.MinistryReview => ReviewStage.MinistryReview,
        _ => null,
    };
}
