using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Offices;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Cases;

/// <summary>
/// The review of one case: in which stage's queue it waits, until when, who took it up, who decided what and when.
/// </summary>
public sealed partial class ReviewCase : IVersioned
{
    /// <summary>The case's own id.</summary>
    public required Guid Id { get; init; }
    public required string CaseNumber { get; init; }
    public required string Office { get; init; }
    public Guid EnterpriseId { get; init; }

    /// <summary>How the office was configured when the case was submitted.</summary>
    public required OfficeTerms Terms { get; init; }

    /// <summary>Codes of the materials that were handed in: what can be pinned.</summary>
    public string[] Materials { get; private set; } = [];

    public CaseStage Stage { get; private set; }

    /// <summary>The stage that returned it, since it was returned for the first time.</summary>
    public CaseStage? ReturnedFrom { get; private set; }

    /// <summary>Counts the submissions: 1 is the first, each correction makes one more.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Version 7 of the due time: its order is the order in which cases are due.</summary>
    public Guid QueuePosition { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>When the open review should be done; none while no review is open.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The clock stands while the enterprise has the ball: the working days that were left then.</summary>
    public int DaysLeft { get; private set; }

    /// <summary>The ministry sees a case from its own review on.</summary>
    public bool CameToMinistry { get; private set; }

    /// <summary>A supervisor was told that it is late.</summary>
    public bool Escalated { get; private set; }

    public string? ClaimedBy { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public List<ReviewAct> History { get; private set; } = [];

    /// <summary>Counts what happened to the review; its messages carry it.</summary>
    public int Version { get; private set; }
    public uint RowVersion { get; private set; }

    /// <summary>The queue it left just now, and how long it had been there; saved with the case.</summary>
    public List<StageDuration> Left { get; } = [];

    public static ReviewCase Open(
        CaseSubmitted submitted, OfficeTerms terms, WorkingCalendar calendar, DateTimeOffset now)
    {
        var review = new ReviewCase
        {
            Id = submitted.CaseId,
            CaseNumber = submitted.CaseNumber,
            Office = submitted.Office,
            EnterpriseId = submitted.EnterpriseId,
            Terms = terms,
            Materials = [.. submitted.Materials.Select(file => file.Item).Distinct()],
        };
        review.Enter(ReviewStage.PreliminaryReview, calendar, now);
        return review;
    }

    /// <summary>An officer takes the case up; nothing happens when it is already theirs.</summary>
    public CaseClaimed? Claim(string officer, IReadOnlyCollection<ReviewStage> desks, DateTimeOffset now)
    {
        var stage = OpenAt(desks) ?? throw WrongStage();
        if (WhyNot(officer) is { } rule)
        {
            throw rule;
        }

        if (ClaimedBy == officer)
        {
            return null;
        }

        Give(officer, now);
        Remember(stage, ReviewActKind.Claimed, officer, now);
        return new(Id, Version, stage, now);
    }

    /// <summary>The officer puts the case back into the queue.</summary>
    public void Release(string officer, DateTimeOffset now)
    {
        var stage = MustHold(officer);
        Version++;
        (ClaimedBy, ClaimedAt) = (null, null);
        Remember(stage, ReviewActKind.Released, officer, now);
    }

    /// <summary>The officer hands the case to a colleague of the same desk.</summary>
    public void HandOver(string officer, string colleague, DateTimeOffset now)
    {
        var stage = MustHold(officer);
        MustBeFreeToDecide(colleague);
        Give(colleague, now);
        Remember(stage, ReviewActKind.HandedOver, officer, now);
    }

    /// <summary>The case of somebody who is away goes to a colleague.</summary>
    public void Reassign(string by, string colleague, DateTimeOffset now)
    {
        var stage = Stage.Review() ?? throw WrongStage();
        MustBeFreeToDecide(colleague);
        Give(colleague, now);
        Remember(stage, ReviewActKind.Reassigned, by, now);
    }

    /// <summary>What the officer may do now: the portal's buttons.</summary>
    public bool CanBeClaimedBy(string officer, IEnumerable<ReviewStage> desks) =>
        ClaimedBy is null && OpenAt(desks) is not null && WhyNot(officer) is null;

    public bool CanBePassedBy(string officer, IEnumerable<ReviewStage> desks) =>
        ClaimedBy == officer && OpenAt(desks) is not null && WhyNot(officer) is null;

    /// <summary>
    /// A first review never rejects outright: that is for the foreign affairs office and the ministry.
    /// </summary>
    public bool CanBeRefusedBy(string officer, IEnumerable<ReviewStage> desks) =>
        Stage is not CaseStage.PreliminaryReview && CanBePassedBy(officer, desks);

    private ReviewStage MustHold(string officer)
    {
        var stage = Stage.Review() ?? throw WrongStage();
        return ClaimedBy == officer ? stage : throw (ClaimedBy is null ? NotClaimed() : ClaimedByAnother());
    }

    private void MustBeFreeToDecide(string colleague)
    {
        if (ClaimedBy == colleague)
        {
            throw new RuleViolationException("review.already-theirs", "The case is theirs already.");
        }

        if (HasDecidedElsewhere(colleague))
        {
            throw SeparationOfDuties();
        }
    }

    private void Give(string officer, DateTimeOffset now)
    {
        Version++;
        (ClaimedBy, ClaimedAt) = (officer, now);
    }

    private ReviewStage? OpenAt(IEnumerable<ReviewStage> desks) =>
        Stage.Review() is { } open && desks.Contains(open) ? open : null;

    private RuleViolationException? WhyNot(string officer) =>
        HasDecidedElsewhere(officer) ? SeparationOfDuties()
        : ClaimedBy is null || ClaimedBy == officer ? null : ClaimedByAnother();

    // 职责分离: nobody decides two stages of a case, nor both halves of a preliminary review by two.
    private bool HasDecidedElsewhere(string officer) => History.Any(act => act.Officer == officer && (
        (act.Decides && CaseStages.Of(act.Stage) != Stage)
        || (act.Kind is ReviewActKind.Received && act.Round == Round && Stage is CaseStage.PreliminaryReview)));

    private void Remember(ReviewStage stage, ReviewActKind kind, string officer, DateTimeOffset now) =>
        History = [.. History, new(stage, kind, officer, now, Round)];

    // Into a review's queue, with the whole time for it, or with what was left of it.
    private void Enter(ReviewStage review, WorkingCalendar calendar, DateTimeOffset now, int? days = null)
    {
        MoveTo(CaseStages.Of(review), now);
        CameToMinistry |= review is ReviewStage.MinistryReview;
        DueAt = calendar.Add(now, days ?? Terms.DaysFor(review));
        QueuePosition = Guid.CreateVersion7(DueAt.Value);
    }

    private void MoveTo(CaseStage stage, DateTimeOffset now)
    {
        if (Stage.Review() is { } left && ReceivedAt != default)
        {
            Left.Add(new(Guid.CreateVersion7(now), Id, Office, left, (now - ReceivedAt).TotalDays, now));
        }

        Stage = stage;
        (ClaimedBy, ClaimedAt, DueAt, Escalated) = (null, null, null, false);
        (QueuePosition, ReceivedAt) = (Guid.CreateVersion7(now), now);
    }

    private RuleViolationException WrongStage() => new("review.wrong-stage", $"The case is at {Stage}.");

    private static RuleViolationException NotClaimed() =>
        new("review.not-claimed", "Only who has claimed the case decides on it.");

    private static RuleViolationException ClaimedByAnother() =>
        new("review.claimed-by-another", "Another officer has claimed the case.");

    private static RuleViolationException SeparationOfDuties() =>
        new("review.separation-of-duties", "Who decided one stage of a case does not decide another.");
}

/// <summary>What of an office's configuration holds for a case until its end.</summary>
public sealed record OfficeTerms(
    int Version, int PreliminaryOfficers, int PreliminaryDays, int ForeignAffairsDays, int MinistryDays)
{
    public static OfficeTerms Of(OfficeConfiguration office) => new(
        office.Version, office.PreliminaryOfficers, office.PreliminaryDays, office.ForeignAffairsDays,
        office.MinistryDays);

    public int DaysFor(ReviewStage stage) => stage switch
    {
        ReviewStage.PreliminaryReview => PreliminaryDays,
        ReviewStage.ForeignAffairsReview => ForeignAffairsDays,
        _ => MinistryDays,
    };
}

/// <summary>Who did what at which stage.</summary>
/// <param name="Officer">The officer's account.</param>
/// <param name="Round">The submission it was about.</param>
public sealed record ReviewAct(ReviewStage Stage, ReviewActKind Kind, string Officer, DateTimeOffset At, int Round)
{
    /// <summary>It is a decision: its officer decides no other stage of the case.</summary>
    public bool Decides =>
        Kind is ReviewActKind.Received or ReviewActKind.Passed or ReviewActKind.Returned or ReviewActKind.Refused;
}

/// <summary>What an officer can do with a case. Received is the first half of a preliminary review by two.</summary>
public enum ReviewActKind { Claimed, Released, HandedOver, Reassigned, Received, Passed, Returned, Refused }
