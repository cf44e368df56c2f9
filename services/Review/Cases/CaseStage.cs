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
}

public static class CaseStages
{
    /// <summary>The ministry sees a case from its own review on.</summary>
    public static readonly CaseStage[] SeenByMinistry =
        [CaseStage.MinistryReview, CaseStage.MinistryPassed, CaseStage.PreClearance];

    public static CaseStage Of(ReviewStage review) => review switch
    {
        ReviewStage.PreliminaryReview => CaseStage.PreliminaryReview,
        ReviewStage.ForeignAffairsReview => CaseStage.ForeignAffairsReview,
        _ => CaseStage.MinistryReview,
    };
}
