using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// What Delivery tells of the card: made, handed over, struck, ended.
public sealed partial class CaseFile
{
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
}
