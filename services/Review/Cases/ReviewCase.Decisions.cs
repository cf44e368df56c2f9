using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Review.Cases;

// What officers decide, and what Applications tells. The latter may be told twice, and before we are there: it never
// takes the case back.
public sealed partial class ReviewCase
{
    /// <summary>
    /// The officer passes the stage. Null when that was the first half of a preliminary review by two: then a second
    /// officer verifies, within the same time.
    /// </summary>
    public object? Pass(ReviewStage stage, string officer, WorkingCalendar calendar, DateTimeOffset now)
    {
        MustDecide(stage, officer);
        Version++;
        if (stage is ReviewStage.PreliminaryReview && Terms.PreliminaryOfficers == 2
            && !History.Any(act => act.Kind is ReviewActKind.Received && act.Round == Round))
        {
            Remember(stage, ReviewActKind.Received, officer, now);
            (ClaimedBy, ClaimedAt) = (null, null);
            return null;
        }

        Remember(stage, ReviewActKind.Passed, officer, now);
        switch (stage)
        {
            case ReviewStage.PreliminaryReview:
                Enter(ReviewStage.ForeignAffairsReview, calendar, now);
                return new PreliminaryReviewPassed(Id, Version, now, Round);
            case ReviewStage.ForeignAffairsReview:
                MoveTo(CaseStage.ForeignAffairsPassed, now);
                return new ForeignAffairsReviewPassed(Id, Version, now, Round);
            default:
                MoveTo(CaseStage.MinistryPassed, now);
                return new MinistryReviewPassed(Id, Version, now, Round);
        }
    }

    /// <summary>
    /// The officer returns the case, pinning what is to be corrected (退回补正); the clock stands until it is back.
    /// </summary>
    public CorrectionRequested Return(
        ReviewStage stage, CorrectionPin[] pins, string officer, WorkingCalendar calendar, DateTimeOffset now)
    {
        MustDecide(stage, officer);
        if (pins.FirstOrDefault(pin => !CanBePinned(pin)) is { } wrong)
        {
            throw new InvalidInputException(
                "pins", "review.not-correctable", $"{wrong.Target} is nothing that could be corrected.");
        }

        Version++;
        Remember(stage, ReviewActKind.Returned, officer, now);
        DaysLeft = Math.Max(1, calendar.DaysBetween(now, DueAt!.Value));
        ReturnedFrom = Stage;
        MoveTo(CaseStage.Returned, now);
        return new(Id, Version, Round, stage, pins, now);
    }

    /// <summary>The foreign affairs office or the ministry refuses; a first review cannot.</summary>
    public RefusalDecided Refuse(ReviewStage stage, string reasonCode, string officer, DateTimeOffset now)
    {
        MustDecide(stage, officer);
        if (stage is ReviewStage.PreliminaryReview)
        {
            throw new RuleViolationException(
                "review.first-review-never-refuses",
                "A first review returns the case and guides by telephone; it never refuses.");
        }

        Version++;
        Remember(stage, ReviewActKind.Refused, officer, now);
        MoveTo(CaseStage.Closed, now);
        return new(Id, Version, Round, stage, reasonCode, now);
    }

    /// <summary>The office telephoned; told on the case's timeline.</summary>
    public GuidanceCallRecorded RecordCall(Guid callId, CallOutcome outcome, DateTimeOffset? next, DateTimeOffset now)
    {
        Version++;
        return new(Id, Version, callId, outcome, now, next);
    }

    /// <summary>The open review is late: a supervisor is told, once.</summary>
    public DeadlineMissed? Escalate(DateTimeOffset now)
    {
        if (Escalated || Stage.Review() is not { } stage || DueAt > now)
        {
            return null;
        }

        Version++;
        Escalated = true;
        return new(Id, Version, stage, now);
    }

    /// <summary>The enterprise has corrected it: it is back in the queue of the stage that had returned it.</summary>
    public void Resume(int round, string[] materials, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (round <= Round || Stage is CaseStage.Closed)
        {
            return;
        }

        if (Stage is not CaseStage.Returned)
        {
            throw new TooEarlyException($"{CaseNumber} was corrected, but is not known to be returned.");
        }

        Version++;
        (Round, Materials) = (round, materials);
        Enter(ReturnedFrom!.Value.Review()!.Value, calendar, now, DaysLeft);
    }

    /// <summary>Reviewed by both offices and paid: it enters the ministry's queue.</summary>
    public void OpenMinistryReview(WorkingCalendar calendar, DateTimeOffset now)
    {
        MustHaveReached(CaseStage.ForeignAffairsPassed);
        if (Stage is CaseStage.ForeignAffairsPassed)
        {
            Version++;
            Enter(ReviewStage.MinistryReview, calendar, now);
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

    /// <summary>The case has ended: it leaves every queue.</summary>
    public void Close(DateTimeOffset now)
    {
        if (Stage is not CaseStage.Closed)
        {
            Version++;
            MoveTo(CaseStage.Closed, now);
        }
    }

    /// <summary>The ministry has passed it and the economies are not asked yet.</summary>
    /// <exception cref="TooEarlyException">The ministry has not passed it yet.</exception>
    public bool AwaitsPreClearance()
    {
        MustHaveReached(CaseStage.MinistryPassed);
        return Stage is CaseStage.MinistryPassed;
    }

    public bool IsAboutToAskEconomies => Stage is CaseStage.MinistryPassed;

    private bool CanBePinned(CorrectionPin pin) => pin.Kind is PinKind.Field
        ? PinnableFields.Includes(pin.Target)
        : Materials.Contains(pin.Target);

    private void MustDecide(ReviewStage stage, string officer)
    {
        if (Stage.Review() != stage)
        {
            throw WrongStage();
        }

        if (WhyNot(officer) is { } rule)
        {
            throw rule;
        }

        if (ClaimedBy is null)
        {
            throw NotClaimed();
        }
    }

    private void MustHaveReached(CaseStage stage)
    {
        var reached = Stage is CaseStage.Returned ? ReturnedFrom!.Value : Stage;
        if (reached < stage)
        {
            throw new TooEarlyException($"The review of {CaseNumber} has not come to {stage}: it is at {Stage}.");
        }
    }
}
