using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// What other services report to a case. It may be told twice, or before its time: see IsNews.
public sealed partial class CaseFile
{
    /// <summary>An officer has taken the case up. Heard late, when its stage is over, it is no news any more.</summary>
    public void RecordClaim(ReviewStage stage, int reviewVersion, DateTimeOffset claimedAt)
    {
        var claimed = Enum.Parse<Stage>(stage.ToString());
        if (reviewVersion > ReviewVersion && IsNews(claimed))
        {
            ReviewVersion = reviewVersion;
            Version++;
            Note(TimelineEvent.Claimed, stage is ReviewStage.MinistryReview ? Actor.Ministry : Actor.Office, claimedAt);
        }
    }

    public void RecordCharge(decimal amount, string currency, DateTimeOffset openedAt)
    {
        if (FeeAmount is null)
        {
            (FeeAmount, FeeCurrency) = (amount, currency);
            Version++;
            Note(TimelineEvent.ChargeOpened, Actor.Payments, openedAt);
        }
    }

    /// <summary>The case has ended unpaid: nothing is to be paid for it any more.</summary>
    public void RecordEndOfCharge(DateTimeOffset expiredAt)
    {
        if (FeeAmount is not null && !FeePaid)
        {
            (FeeAmount, FeeCurrency) = (null, null);
            Version++;
            Note(TimelineEvent.ChargeExpired, Actor.Payments, expiredAt);
        }
    }

    /// <summary>The office takes longer than it should; its supervisor knows.</summary>
    public void RecordDelay(ReviewStage stage, DateTimeOffset missedAt)
    {
        if (IsNews(Enum.Parse<Stage>(stage.ToString())))
        {
            Version++;
            Note(
                TimelineEvent.DeadlineMissed, stage is ReviewStage.MinistryReview ? Actor.Ministry : Actor.Office,
                missedAt);
        }
    }

    public void PassPreliminaryReview(int round, DateTimeOffset passedAt)
    {
        if (IsNews(Stage.PreliminaryReview, round))
        {
            Take(CaseAction.PassPreliminaryReview, passedAt);
            Note(TimelineEvent.PreliminaryReviewPassed, Actor.Office, passedAt);
        }
    }

    public CaseReadyForMinistry? PassForeignAffairsReview(int round, DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.ForeignAffairsReview, round))
        {
            return null;
        }

        Take(CaseAction.PassForeignAffairsReview, passedAt);
        Note(TimelineEvent.ForeignAffairsReviewPassed, Actor.Office, passedAt);
        return GoOnWhenPaid(passedAt);
    }

    /// <summary>Payment may come any time from submission on; it holds up only the ministry's review.</summary>
    public CaseReadyForMinistry? RecordPayment(DateTimeOffset paidAt)
    {
        if (FeePaid)
        {
            return null;
        }

        NotBefore(Stage.PreliminaryReview);
        FeePaid = true;
        Version++;
        Note(TimelineEvent.FeePaid, Actor.Enterprise, paidAt);
        return GoOnWhenPaid(paidAt);
    }

    public void RecordRefund(DateTimeOffset refundedAt)
    {
        if (!FeeRefunded)
        {
            FeeRefunded = true;
            Version++;
            Note(TimelineEvent.FeeRefunded, Actor.Payments, refundedAt);
        }
    }

    /// <summary>There may be several: a corrected one takes the place of the one before.</summary>
    public void RecordInvoice(DateTimeOffset issuedAt)
    {
        Version++;
        Note(TimelineEvent.InvoiceIssued, Actor.Payments, issuedAt);
    }

    /// <summary>A withdrawal that came first stands: whatever the ministry decides then is no news any more.</summary>
    public CaseForwarded? PassMinistryReview(int round, DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.MinistryReview, round))
        {
            return null;
        }

        Take(CaseAction.PassMinistryReview, passedAt);
        Clearance = Clearance.InProgress;
        Note(TimelineEvent.MinistryReviewPassed, Actor.Ministry, passedAt);
        return new(Id, Version, Number!, passedAt);
    }

    /// <summary>The foreign affairs office or the ministry refused the application.</summary>
    public CaseRefused? RecordRefusal(Stage stage, int round, string reason, DateTimeOffset decidedAt)
    {
        if (!IsNews(stage, round))
        {
            return null;
        }

        var by = CaseActions.ActorOf(CaseAction.Refuse, Stage);
        Take(CaseAction.Refuse, decidedAt);
        RefusalReason = reason;
        Note(TimelineEvent.Refused, by, decidedAt, why: reason);
        return new(Id, Version, Number!, reason, decidedAt);
    }

    private CaseReadyForMinistry? GoOnWhenPaid(DateTimeOffset now)
    {
        if (!FeePaid || Stage is not Stage.AwaitingPayment)
        {
            return null;
        }

        Take(CaseAction.ConfirmPayment, now);
        Note(TimelineEvent.ReadyForMinistry, Actor.Payments, now);
        return new(Id, Version, Number!, now);
    }

    // A decision is about one submission: one on an earlier submission comes too late, on a later one too early.
    private bool IsNews(Stage stage, int round) => round > Round
        ? throw new TooEarlyException($"{Number} was not submitted for the {round}. time yet.")
        : round == Round && IsNews(stage);

    // Past the stage: told before. Not there yet: the outbox keeps no order, what leads there is on its way.
    private bool IsNews(Stage stage)
    {
        NotBefore(stage);
        return Stage == stage;
    }

    private void NotBefore(Stage stage)
    {
        var reached = Stage is Stage.Correction ? ReturnedFrom : Stage;
        if (reached < stage)
        {
            throw new TooEarlyException($"{Number} is still in {Stage}, not in {stage}.");
        }
    }
}
