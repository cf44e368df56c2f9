namespace ApecCard.Journeys.Seed;

/// <summary>One entry of a timeline: what happened, who brought it about, the label people saw afterwards.</summary>
internal sealed record Step(string What, string By, string Label);

/// <summary>How far a case has come, in the words of both services.</summary>
/// <param name="Stage">Where Applications has it.</param>
/// <param name="ReviewStage">Where Review has it.</param>
/// <param name="Way">How many steps of the way it went.</param>
/// <param name="End">What took it off the way.</param>
internal sealed record Story(
    string Stage, string ReviewStage, int Way, Step? End = null, string Clearance = "NotStarted", string Card = "None",
    string Delivery = "None")
{
    public const int AskedAt = 6;

    /// <summary>The turning points. Claims and each economy's word would be most entries: they are left out.</summary>
    private static readonly Step[] _way =
    [
        new("Started", "Enterprise", "Draft"),
        new("Submitted", "Enterprise", "InPreliminaryReview"),
        new("PreliminaryReviewPassed", "Office", "InForeignAffairsReview"),
        new("ForeignAffairsReviewPassed", "Office", "AwaitingPayment"),
        new("ReadyForMinistry", "Payments", "InMinistryReview"),
        new("MinistryReviewPassed", "Ministry", "InPreClearance"),
        new("EconomiesAsked", "Ministry", "InPreClearance"),
        new("ClearanceCompleted", "Economy", "InProduction"),
        new("CardMailed", "Delivery", "Mailed"),
    ];

    private static readonly Story _mailed =
        new("Forwarded", "Closed", 9, Clearance: "Complete", Card: "FinalIssued", Delivery: "Mailed");

    /// <summary>What became of cases of long ago: one after the other, again and again.</summary>
    public static readonly Story[] Finished =
    [
        .. Enumerable.Repeat(_mailed, 13),
        new("Refused", "Closed", 5, new("Refused", "Ministry", "Refused")),
        new("Withdrawn", "Closed", 3, new("Withdrawn", "Enterprise", "Withdrawn")),
    ];

    /// <summary>Cases of the last months are with the economies.</summary>
    public static readonly Story InPreClearance = new("Forwarded", "PreClearance", 7, Clearance: "InProgress");

    /// <summary>Where cases of the last days are.</summary>
    public static readonly Story[] Open =
    [
        new("PreliminaryReview", "PreliminaryReview", 2),
        new("ForeignAffairsReview", "ForeignAffairsReview", 3),
        new("MinistryReview", "MinistryReview", 5),
        new("PreliminaryReview", "PreliminaryReview", 2),
        new("AwaitingPayment", "ForeignAffairsPassed", 4),
        new("ForeignAffairsReview", "ForeignAffairsReview", 3),
        new("Correction", "Returned", 2, new("CorrectionRequested", "Office", "InCorrection")),
    ];

    public Step[] Steps { get; } = End is null ? _way[..Way] : [.. _way[..Way], End];

    public bool IsPaid => Way > 4;

    public bool IsWithEconomies => Way > AskedAt;

    /// <summary>How many of the three reviews passed it.</summary>
    public int ReviewsPassed => Math.Clamp(Way - 2, 0, 2) + (Way > 5 ? 1 : 0);

    public bool IsInReview => ReviewStage.EndsWith("Review", StringComparison.Ordinal);
}
