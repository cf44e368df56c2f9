using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Cases;

/// <summary>
/// The review of one case: in which stage's queue it waits, who took it up, who decided what and when.
/// </summary>
public sealed class ReviewCase : IVersioned
{
    /// <summary>The case's own id.</summary>
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Office { get; init; }

    public CaseStage Stage { get; private set; }

    /// <summary>Version 7: its order is the order in which cases entered their present queue.</summary>
    public Guid QueuePosition { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    public string? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public List<ReviewAct> History { get; private set; } = [];

    /// <summary>Counts what happened to the review; its messages carry it.</summary>
    public int Version { get; private set; }
    public uint RowVersion { get; private set; }

    public static ReviewCase Open(Guid caseId, string caseNumber, string office, DateTimeOffset now)
    {
        var review = new ReviewCase { Id = caseId, CaseNumber = caseNumber, Office = office };
        review.MoveTo(CaseStage.PreliminaryReview, now);
        return review;
    }

    /// <summary>An officer takes the case up; nothing happens when it is already theirs.</summary>
    public CaseClaimed? Claim(string officer, IReadOnlyCollection<ReviewStage> desks, DateTimeOffset now)
    {
        var stage = Open(desks) ?? throw WrongStage();
        if (WhyNot(officer) is { } rule)
        {
            throw rule;
        }

        if (ClaimedBy == officer)
        {
            return null;
        }

        Version++;
        (ClaimedBy, ClaimedAt) = (officer, now);
        History = [.. History, new(stage, ReviewActKind.Claimed, officer, now)];
        return new(Id, Version, stage, now);
    }

    /// <summary>What the officer may do now: the portal's buttons.</summary>
    public bool CanBeClaimedBy(string officer, IEnumerable<ReviewStage> desks) =>
        ClaimedBy is null && Open(desks) is not null && WhyNot(officer) is null;

    public bool CanBePassedBy(string officer, IEnumerable<ReviewStage> desks) =>
        ClaimedBy == officer && Open(desks) is not null && WhyNot(officer) is null;

    public PreliminaryReviewPassed PassPreliminaryReview(string officer, DateTimeOffset now)
    {
        Pass(ReviewStage.PreliminaryReview, CaseStage.ForeignAffairsReview, officer, now);
        return new(Id, Version, now);
    }

    public ForeignAffairsReviewPassed PassForeignAffairsReview(string officer, DateTimeOffset now)
    {
        Pass(ReviewStage.ForeignAffairsReview, CaseStage.ForeignAffairsPassed, officer, now);
        return new(Id, Version, now);
    }

    public MinistryReviewPassed PassMinistryReview(string officer, DateTimeOffset now)
    {
        Pass(ReviewStage.MinistryReview, CaseStage.MinistryPassed, officer, now);
        return new(Id, Version, now);
    }

    // What Applications tells us may be told twice, and before we are there: it never takes the case back.

    /// <summary>Reviewed by both offices and paid: it enters the ministry's queue.</summary>
    public void OpenMinistryReview(DateTimeOffset now)
    {
        MustHaveReached(CaseStage.ForeignAffairsPassed);
        if (Stage is CaseStage.ForeignAffairsPassed)
        {
            Version++;
            MoveTo(CaseStage.MinistryReview, now);
        }
    }

    /// <summary>The economies are asked, once; null when they were asked before.</summary>
    public PreClearanceRequested? RequestPreClearance(string[] economies, DateTimeOffset now)
    {
        if (!AwaitsPreClearance())
        {
            return null;
        }

        Version++;
        MoveTo(CaseStage.PreClearance, now);
        return new(Id, Version, economies, now);
    }

    /// <summary>The ministry has passed it and the economies are not asked yet.</summary>
    /// <exception cref="TooEarlyException">The ministry has not passed it yet.</exception>
    public bool AwaitsPreClearance()
    {
        MustHaveReached(CaseStage.MinistryPassed);
        return Stage is CaseStage.MinistryPassed;
    }

    public bool IsAboutToAskEconomies => Stage is CaseStage.MinistryPassed;

    private void MustHaveReached(CaseStage stage)
    {
        if (Stage < stage)
        {
            throw new TooEarlyException($"The review of {CaseNumber} has not come to {stage}: it is at {Stage}.");
        }
    }

    private void Pass(ReviewStage stage, CaseStage next, string officer, DateTimeOffset now)
    {
        if (Open([stage]) is null)
        {
            throw WrongStage();
        }

        if (WhyNot(officer) is { } rule)
        {
            throw rule;
        }

        if (ClaimedBy is null)
        {
            throw new RuleViolationException("review.not-claimed", "Only who has claimed the case decides on it.");
        }

        Version++;
        History = [.. History, new(stage, ReviewActKind.Passed, officer, now)];
        MoveTo(next, now);
    }

    private ReviewStage? Open(IEnumerable<ReviewStage> desks) =>
        desks.Cast<ReviewStage?>().FirstOrDefault(desk => CaseStages.Of(desk!.Value) == Stage);

    private RuleViolationException? WhyNot(string officer)
    {
        // 职责分离: no officer decides two review stages of one application.
        if (History.Any(act => act.Kind is ReviewActKind.Passed && act.Officer == officer))
        {
            return new("review.separation-of-duties", "Who decided one stage of a case does not decide another.");
        }

        return ClaimedBy is null || ClaimedBy == officer
            ? null
            : new("review.claimed-by-another", "Another officer has claimed the case.");
    }

    private void MoveTo(CaseStage stage, DateTimeOffset now)
    {
        Stage = stage;
        (ClaimedBy, ClaimedAt) = (null, null);
        (QueuePosition, ReceivedAt) = (Guid.CreateVersion7(now), now);
    }

    private RuleViolationException WrongStage() => new("review.wrong-stage", $"The case is at {Stage}.");
}

/// <summary>Who did what at which stage.</summary>
/// <param name="Officer">The officer's account.</param>
public sealed record ReviewAct(ReviewStage Stage, ReviewActKind Kind, string Officer, DateTimeOffset At);

public enum ReviewActKind { Claimed, Passed }
