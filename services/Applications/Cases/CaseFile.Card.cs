using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// What Delivery tells of the card: made, handed over, struck, ended. A case may have several, one after the other.
public sealed partial class CaseFile
{
    public Guid? CardId { get; private set; }
    public string? CardNumber { get; private set; }
    public DateOnly? CardExpiresOn { get; private set; }

    /// <summary>What the back of the card names.</summary>
    public string[] CardEconomies { get; private set; } = [];

    /// <summary>The card is live no more, though the case stands: lost, or to be replaced.</summary>
    public DateTimeOffset? CardEndedAt { get; private set; }

    /// <summary>Cards before the present one: what is told of them is no news any more.</summary>
    public Guid[] FormerCards { get; private set; } = [];

    /// <summary>Cards that were handed in.</summary>
    public Guid[] ReturnedCards { get; private set; } = [];

    /// <summary>The last word of Delivery on where the card is.</summary>
    public int DeliveryVersion { get; private set; }

    private bool IsCardIssued => Card is Card.EarlyIssued or Card.FinalIssued;

    /// <summary>
    /// A card was made: the full one, an early one, one that replaces another, or one that was spoiled.
    /// </summary>
    /// <returns>What the others are to hear.</returns>
    public IEnumerable<object> RecordCard(CardProduced produced)
    {
        if (CardId == produced.CardId || FormerCards.Contains(produced.CardId))
        {
            return [];
        }

        var order = Orders.SingleOrDefault(one => one.Id == produced.OrderId);
        MustBeWanted(produced, order);
        if (order is { State: OrderState.Withdrawn })
        {
            order.Take(OrderAction.Reopen, produced.ProducedAt);
        }

        FormerCards = CardId is { } former ? [.. FormerCards, former] : FormerCards;
        Card = order is { Kind: OrderKind.EarlyProduction }
            || (Card is Card.EarlyIssued && Clearance is not Clearance.Complete)
            ? Card.EarlyIssued
            : Card.FinalIssued;
        (CardId, CardNumber, CardEconomies) = (produced.CardId, produced.CardNumber, produced.GrantedEconomies);
        (CardExpiresOn, CardEndedAt) = (produced.ExpiresOn, null);
        (Delivery, DeliveryVersion, WaitingSince) = (Delivery.Ready, produced.CardVersion, produced.ProducedAt);
        order?.RecordCard(produced.CardId);
        Happened(TimelineEvent.CardProduced, Actor.Delivery, produced.ProducedAt, order);
        return OpenOrder is { Kind: OrderKind.PassportChange } change
            ? CloseOrder(change, OrderEnds.CardProduced, produced.ProducedAt)
            : [];
    }

    /// <summary>The card was destroyed before anybody had it: another one comes.</summary>
    public void RecordSpoiling(Guid cardId, int version, DateTimeOffset at)
    {
        if (IsNews(cardId, version))
        {
            (Delivery, DeliveryVersion) = (Delivery.None, version);
            Happened(TimelineEvent.CardSpoiled, Actor.Delivery, at, OrderOf(cardId));
        }
    }

    /// <summary>The card lies at the service point.</summary>
    public void RecordReadiness(Guid cardId, int version, DateTimeOffset readyAt)
    {
        if (IsNews(cardId, version))
        {
            (Delivery, DeliveryVersion) = (Delivery.Ready, version);
            Happened(TimelineEvent.CardReadyForCollection, Actor.Delivery, readyAt, OrderOf(cardId));
        }
    }

    /// <summary>The courier brought it back: it is posted again, or collected.</summary>
    public void RecordFailedDelivery(Guid cardId, int version, DateTimeOffset at)
    {
        if (IsNews(cardId, version))
        {
            (Delivery, DeliveryVersion, TrackingNumber, WaitingSince) = (Delivery.Ready, version, null, at);
            Happened(TimelineEvent.CardUndelivered, Actor.Delivery, at, OrderOf(cardId));
        }
    }

    /// <summary>The holder has it, or the courier; the order that it was made for is done.</summary>
    public void RecordHandover(Guid cardId, int version, Delivery delivery, string? trackingNumber, DateTimeOffset at)
    {
        if (!IsNews(cardId, version))
        {
            return;
        }

        (Delivery, DeliveryVersion, TrackingNumber, WaitingSince) = (delivery, version, trackingNumber, at);
        var order = OrderOf(cardId);
        Happened(
            delivery is Delivery.Mailed ? TimelineEvent.CardMailed : TimelineEvent.CardCollected, Actor.Delivery, at,
            order);
        if (order is { State: OrderState.InProgress })
        {
            CompleteOrder(order, at);
        }
    }

    /// <summary>The register tells that the card is live no more.</summary>
    public IEnumerable<object> RecordCardEnd(Guid cardId, Card end, string? why, DateTimeOffset at)
    {
        if (!IsOurs(cardId) || !HasLiveCard)
        {
            return []; // it was one of our own orders that ended it
        }

        (Card, CardEndedAt) = (end, at);
        Version++;
        Note(end is Card.Expired ? TimelineEvent.CardExpired : TimelineEvent.CardRevoked, Actor.Delivery, at, why: why);
        return [.. Orders.Where(order => order.IsPreemptable).ToArray()
            .SelectMany(order => CloseOrder(order, OrderEnds.CardEnded, at))];
    }

    /// <summary>The register struck an economy from the card.</summary>
    public void RecordStrike(Guid cardId, string economy, DateTimeOffset at)
    {
        if (IsOurs(cardId))
        {
            Version++;
            Note(TimelineEvent.EconomyStruckFromCard, Actor.Delivery, at, economy);
        }
    }

    // Only what we asked for: the outbox keeps no order, what leads there is on its way.
    private void MustBeWanted(CardProduced produced, Order? order)
    {
        var wanted = produced.InsteadOf is { } spoiled ? CardId == spoiled
            : order is null ? produced.OrderId is null && Card is Card.FinalOrdered
            : order.State is OrderState.InProgress || order.EndReason is OrderEnds.ClearanceCompleted;
        if (!wanted)
        {
            throw new TooEarlyException($"A card of {Number} was produced, which is not wanted yet.");
        }
    }

    private Order? OrderOf(Guid cardId) => Orders.FirstOrDefault(order => order.CardId == cardId);

    private bool IsNews(Guid cardId, int version) => IsOurs(cardId) && version > DeliveryVersion;

    // False of a card that another one has followed.
    private bool IsOurs(Guid cardId) => CardId == cardId || (FormerCards.Contains(cardId)
        ? false
        : throw new TooEarlyException($"We have not heard yet that card {cardId} of {Number} was produced."));
}
