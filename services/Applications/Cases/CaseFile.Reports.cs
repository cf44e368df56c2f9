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
            Note(TimelineEvent.DeadlineMissed, stage is ReviewStage.MinistryReview ? Actor.Ministry : Actor.Office, missedAt);
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

    public void RecordCard(Guid cardId, DateOnly expiresOn, DateTimeOffset producedAt)
    {
        if (CardId is not null)
        {
            return;
        }

        if (Card is not Card.FinalOrdered)
        {
            throw new TooEarlyException($"A card of {Number} was produced, which is not wanted yet.");
        }

        (CardId, CardExpiresOn, Card, Delivery) = (cardId, expiresOn, Card.FinalIssued, Delivery.Ready);
        WaitingSince = producedAt;
        Version++;
        Note(TimelineEvent.CardProduced, Actor.Delivery, producedAt);
    }

    /// <summary>The card lies at the service point.</summary>
    public void RecordReadiness(Guid cardId, DateTimeOffset readyAt)
    {
        MustBeOurs(cardId);
        if (Delivery is Delivery.Ready)
        {
            Version++;
            Note(TimelineEvent.CardReadyForCollection, Actor.Delivery, readyAt);
        }
    }

    /// <returns>True when it was news: whoever waited for this card, waits no more.</returns>
    public bool RecordHandover(Guid cardId, Delivery delivery, string? trackingNumber, DateTimeOffset at)
    {
        MustBeOurs(cardId);
        if (Delivery == delivery)
        {
            return false;
        }

        (Delivery, TrackingNumber, WaitingSince) = (delivery, trackingNumber, at);
        Version++;
        Note(delivery is Delivery.Mailed ? TimelineEvent.CardMailed : TimelineEvent.CardCollected, Actor.Delivery, at);
        return true;
    }

    /// <summary>The card of the case that follows this one was handed over: one person has one live card.</summary>
    public CardNotWanted? GiveWay(DateTimeOffset now)
    {
        if (!HasLiveCard)
        {
            return null;
        }

        Version++;
        return new(Id, Version, CardId!.Value, "renewed", now);
    }

    /// <summary>The register tells that the card is live no more.</summary>
    public void RecordCardEnd(Guid cardId, Card end, string? why, DateTimeOffset at)
    {
        MustBeOurs(cardId);
        if (HasLiveCard)
        {
            Card = end;
            Version++;
            Note(end is Card.Expired ? TimelineEvent.CardExpired : TimelineEvent.CardRevoked, Actor.Delivery, at, why: why);
        }
    }

    /// <summary>The register struck an economy from the card.</summary>
    public void RecordStrike(Guid cardId, string economy, DateTimeOffset at)
    {
        MustBeOurs(cardId);
        Version++;
        Note(TimelineEvent.EconomyStruckFromCard, Actor.Delivery, at, economy);
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

    private void MustBeOurs(Guid cardId)
    {
        if (CardId is null)
        {
            throw new TooEarlyException($"We have not heard yet that the card of {Number} was produced.");
        }

        if (CardId != cardId)
        {
            throw new RuleViolationException("card.not-of-this-case", $"Card {cardId} is not the card of {Number}.");
        }
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
