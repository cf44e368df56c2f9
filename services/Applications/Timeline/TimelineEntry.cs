using ApecCard.Applications.Cases;

namespace ApecCard.Applications.Timeline;

/// <summary>One thing that happened to a case, and the label people saw afterwards.</summary>
public sealed class TimelineEntry(
    Guid caseId, Guid enterpriseId, int caseVersion, TimelineEvent what, Actor by, CaseLabel label, string? economy,
    string? why, DateTimeOffset at, string? orderNumber = null)
{
    /// <summary>Its place among all entries; those of one enterprise become visible in this order.</summary>
    public long Seq { get; private set; }

    public Guid CaseId { get; private set; } = caseId;
    public Guid EnterpriseId { get; private set; } = enterpriseId;
    public int CaseVersion { get; private set; } = caseVersion;
    public TimelineEvent What { get; private set; } = what;
    public Actor By { get; private set; } = by;
    public CaseLabel Label { get; private set; } = label;

    /// <summary>The economy that decided, where one did.</summary>
    public string? Economy { get; private set; } = economy;

    /// <summary>The reason, in the words of who acted, or its code; where one was given.</summary>
    public string? Why { get; private set; } = why;

    public DateTimeOffset At { get; private set; } = at;

    /// <summary>The order it was about; none when it was the application.</summary>
    public string? OrderNumber { get; private set; } = orderNumber;
}

/// <summary>What can happen to a case.</summary>
public enum TimelineEvent
{
    Started,
    Submitted,
    Claimed,
    DeadlineMissed,
    CorrectionRequested,
    GuidanceCalled,
    CorrectionSubmitted,
    Reminded,
    Withdrawn,
    Lapsed,
    Refused,
    ChargeOpened,
    ChargeExpired,
    PreliminaryReviewPassed,
    ForeignAffairsReviewPassed,
    FeePaid,
    FeeRefunded,
    ReadyForMinistry,
    MinistryReviewPassed,
    EconomiesAsked,
    EconomyGranted,
    EconomyRefused,
    EconomyQueried,
    QuestionAnswered,
    GrantWithdrawn,
    ClearanceCompleted,
    CardProduced,
    CardReadyForCollection,
    CardCollected,
    CardMailed,
    EconomyStruckFromCard,
    CardRevoked,
    CardExpired,
    CardSpoiled,
    CardUndelivered,
    CardReturned,
    CardReturnMissed,
    PassportChanged,
    OrderSubmitted,
    OrderReturned,
    OrderCorrected,
    OrderApproved,
    OrderRefused,
    OrderWithdrawn,
    OrderCompleted,
    InvoiceIssued,
}
