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
            Note(TimelineEvent.Claimed, claimedAt);
        }
    }

    public void RecordCharge(decimal amount, string currency, DateTimeOffset openedAt)
    {
        if (FeeAmount is null)
        {
            (FeeAmount, FeeCurrency) = (amount, currency);
            Version++;
            Note(TimelineEvent.ChargeOpened, openedAt);
        }
    }

    public void PassPreliminaryReview(DateTimeOffset passedAt)
    {
        if (IsNews(Stage.PreliminaryReview))
        {
            Take(CaseAction.PassPreliminaryReview);
            Note(TimelineEvent.PreliminaryReviewPassed, passedAt);
        }
    }

    public CaseReadyForMinistry? PassForeignAffairsReview(DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.ForeignAffairsReview))
        {
            return null;
        }

        Take(CaseAction.PassForeignAffairsReview);
        Note(TimelineEvent.ForeignAffairsReviewPassed, passedAt);
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
        Note(TimelineEvent.FeePaid, paidAt);
        return GoOnWhenPaid(paidAt);
    }

    public CaseForwarded? PassMinistryReview(DateTimeOffset passedAt)
    {
        if (!IsNews(Stage.MinistryReview))
        {
            return null;
        }

        Take(CaseAction.PassMinistryReview);
        Clearance = Clearance.InProgress;
        Note(TimelineEvent.MinistryReviewPassed, passedAt);
        return new(Id, Version, Number!, passedAt);
    }

    public void AskEconomies(string[] economies, DateTimeOffset askedAt)
    {
        NotBefore(Stage.Forwarded);
        if (AskedEconomies.Length == 0)
        {
            AskedEconomies = economies;
            Version++;
            Note(TimelineEvent.EconomiesAsked, askedAt);
        }
    }

    /// <summary>
    /// An economy may change its mind: the word with the highest version counts, whenever it comes. The last one that was
    /// waited for settles the case: a card is wanted, or, when all have refused, there will be none.
    /// </summary>
    public CardWanted? RecordDecision(EconomyDecision decision)
    {
        if (AskedEconomies.Length == 0)
        {
            throw new TooEarlyException($"{decision.Economy} decided on {Number}, which it was not asked about yet.");
        }

        if (!AskedEconomies.Contains(decision.Economy))
        {
            throw new RuleViolationException("economy.not-asked", $"{decision.Economy} was not asked about {Number}.");
        }

        if (Decisions.Any(known => known.Economy == decision.Economy && known.Version >= decision.Version))
        {
            return null;
        }

        Decisions = [.. Decisions.Where(known => known.Economy != decision.Economy), decision];
        Version++;
        var settles = Clearance is Clearance.InProgress && Decisions.Length == AskedEconomies.Length;
        var wanted = settles ? Settle(decision.DecidedAt) : null;
        Note(decision.Granted ? TimelineEvent.EconomyGranted : TimelineEvent.EconomyRefused, decision.DecidedAt, decision.Economy);
        return wanted;
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
        Version++;
        Note(TimelineEvent.CardProduced, producedAt);
    }

    public void RecordMailing(Guid cardId, string trackingNumber, DateTimeOffset mailedAt)
    {
        if (CardId is null)
        {
            throw new TooEarlyException($"The card of {Number} was mailed, but we have not heard that it was produced.");
        }

        if (CardId != cardId)
        {
            throw new RuleViolationException("card.not-of-this-case", $"Card {cardId} is not the card of {Number}.");
        }

        if (Delivery is not Delivery.Mailed)
        {
            (Delivery, TrackingNumber) = (Delivery.Mailed, trackingNumber);
            Version++;
            Note(TimelineEvent.CardMailed, mailedAt);
        }
    }

    private CardWanted? Settle(DateTimeOffset now)
    {
        Clearance = Clearance.Complete;
        if (GrantedEconomies is not { Length: > 0 } granted)
        {
            Stage = Stage.Refused;
            return null;
        }

        Card = Card.FinalOrdered;
        return new(Id, Version, Number!, EnterpriseId, Office!, granted, Form.Handover!.Method!.Value, now);
    }

    private CaseReadyForMinistry? GoOnWhenPaid(DateTimeOffset now)
    {
        if (!FeePaid || Stage is not Stage.AwaitingPayment)
        {
            return null;
        }

        Take(CaseAction.ConfirmPayment);
        Note(TimelineEvent.ReadyForMinistry, now);
        return new(Id, Version, Number!, now);
    }

    // Past the stage: told before. Not there yet: the outbox keeps no order, what leads there is on its way.
    private bool IsNews(Stage stage)
    {
        NotBefore(stage);
        return Stage == stage;
    }

    private void NotBefore(Stage stage)
    {
        if (Stage < stage)
        {
            throw new TooEarlyException($"{Number} is still in {Stage}, not in {stage}.");
        }
    }
}

/// <summary>What an economy said last about the applicant.</summary>
public sealed record EconomyDecision(string Economy, bool Granted, int Version, DateTimeOffset DecidedAt);
