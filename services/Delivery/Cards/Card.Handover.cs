using ApecCard.Contracts;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>How the card reaches its holder: by mail, or at a service point.</summary>
public sealed partial class Card
{
    /// <summary>Its S10 number with the courier, of the last shipment.</summary>
    public string? TrackingNumber { get; private set; }
    public DateTimeOffset? MailedAt { get; private set; }
    public DateTimeOffset? CollectedAt { get; private set; }

    /// <summary>How often it was given to the courier, and what the courier said each time.</summary>
    public List<Shipment> Shipments { get; private set; } = [];

    /// <summary>The half-hour in which the holder wants to come.</summary>
    public DateTimeOffset? AppointmentAt { get; private set; }

    /// <summary>Who came for it; a representative's name is kept encrypted.</summary>
    public HandedTo? HandedTo { get; private set; }
    public byte[]? Representative { get; private set; }

    /// <summary>
    /// The key of the next booking: a repeated attempt books nothing twice, a second journey is its own.
    /// </summary>
    public string BookingKey => Shipments.Count == 0 ? Id.ToString() : $"{Id}-{Shipments.Count + 1}";

    /// <summary>待取卡: one to be collected lies at its service point; null for one to be mailed.</summary>
    public CardReadyForCollection? AwaitCollection(DateTimeOffset now)
    {
        if (ServicePoint is null || State is not CardState.Produced)
        {
            return null;
        }

        State = CardState.Ready;
        Custody.Add(new(
            CustodyEvent.LaidOut, CustodyStep.Office(Office), CustodyStep.ServicePoint(ServicePoint), now));
        Version++;
        return new(CaseId, Id, Version, ServicePoint, now);
    }

    /// <summary>Why it cannot be posted; null when it waits for that.</summary>
    public RuleViolationException? WhyNotPost(bool oldCardOwed) =>
        Handover is not HandoverMethod.Mailing
            ? new("card.not-for-mailing", "This card is collected, not mailed.")
            : WhyNotHandOver() ?? (State is not (CardState.Produced or CardState.CameBack)
                ? new("card.already-posted", $"The courier is booked already: {TrackingNumber}.")
                : WhyNotBeforeTheOld(oldCardOwed));

    /// <summary>Why it cannot be collected; null when it waits for its holder.</summary>
    public RuleViolationException? WhyNotCollect(bool oldCardOwed) =>
        Handover is not HandoverMethod.Collection
            ? new("card.not-for-collection", "This card is mailed, not collected.")
            : WhyNotHandOver() ?? (State is not CardState.Ready
                ? new("card.already-collected", "The holder has this card already.")
                : WhyNotBeforeTheOld(oldCardOwed));

    /// <exception cref="RuleViolationException">It does not wait to be posted.</exception>
    public void MustAwaitPosting(bool oldCardOwed) => Obey(WhyNotPost(oldCardOwed));

    /// <exception cref="RuleViolationException">It does not wait for its holder.</exception>
    public void MustAwaitCollection(bool oldCardOwed) => Obey(WhyNotCollect(oldCardOwed));

    /// <summary>The courier is booked; a card that came back goes out again under a new number.</summary>
    public void Post(string trackingNumber, string by, DateTimeOffset now)
    {
        MustAwaitPosting(oldCardOwed: false); // who books has looked
        (State, TrackingNumber) = (CardState.Posted, trackingNumber);
        Shipments.Add(new() { TrackingNumber = trackingNumber, BookedBy = by, BookedAt = now });
        Version++;
    }

    /// <summary>已自取: handed over, after it was checked who came. It is in force from now on.</summary>
    public CardCollected Collect(
        string by, DateTimeOffset now, HandedTo to = Handovers.HandedTo.Holder, byte[]? name = null)
    {
        MustAwaitCollection(oldCardOwed: false); // who hands it over has looked
        (State, CollectedAt, HandedTo, Representative) = (CardState.Collected, now, to, name);
        Custody.Add(new(
            CustodyEvent.HandedOver, CustodyStep.Clerk(by),
            to is Handovers.HandedTo.Holder ? CustodyStep.Holder : CustodyStep.Representative, now));
        ComeIntoForce();
        Version++;
        return new(CaseId, Id, Version, ServicePoint!, now);
    }

    /// <summary>
    /// What the courier says of one of its shipments is new. What was said before, or means nothing to us, is not.
    /// </summary>
    /// <exception cref="RuleViolationException">The card never travelled under this number.</exception>
    public bool IsNews(string trackingNumber, CourierEventKind? what) =>
        ShipmentOf(trackingNumber).Events.TrueForAll(known => known.What != what) && what is not null;

    /// <summary>
    /// Whatever the courier says of it first, it has taken the card over, which comes into force with that.
    /// </summary>
    public bool GoesOutWith(string trackingNumber) => State is CardState.Posted && TrackingNumber == trackingNumber;

    /// <summary>
    /// The courier tells; the events keep the order they came in. Events overtake each other and never lead back: the
    /// first word says that it was taken over, whatever it is, and once it came back it travels no more under this
    /// number.
    /// </summary>
    /// <returns>What the others hear: that it is mailed, that it came back.</returns>
    public IReadOnlyList<object> Hear(
        string trackingNumber, CourierEventKind what, DateTimeOffset at, DateTimeOffset now)
    {
        var shipment = ShipmentOf(trackingNumber);
        shipment.Events.Add(new(what, at));
        var told = new List<object>();
        if (GoesOutWith(trackingNumber))
        {
            (State, MailedAt) = (CardState.Mailed, at);
            Custody.Add(new(
                CustodyEvent.Mailed, CustodyStep.Clerk(shipment.BookedBy), CustodyStep.Courier, at, trackingNumber));
            ComeIntoForce();
            Version++;
            told.Add(new CardMailed(CaseId, Id, Version, trackingNumber, at));
        }

        if (what is CourierEventKind.ReturnedToSender && State is CardState.Mailed && TrackingNumber == trackingNumber)
        {
            State = CardState.CameBack;
            Custody.Add(new(
                CustodyEvent.CameBack, CustodyStep.Courier, CustodyStep.Office(Office), now, trackingNumber));
            Version++;
            told.Add(new CardUndelivered(CaseId, Id, Version, at));
        }

        return told;
    }

    /// <summary>The holder wants to come in this half-hour.</summary>
    public void Book(DateTimeOffset slotAt)
    {
        Obey(WhyNotCollect(oldCardOwed: false)); // the old one may be given back at the same visit
        AppointmentAt = slotAt;
    }

    public void CancelAppointment() => AppointmentAt = null;

    private Shipment ShipmentOf(string trackingNumber) =>
        Shipments.Find(shipment => shipment.TrackingNumber == trackingNumber) ?? throw new RuleViolationException(
            "courier.tracking-mismatch", "The card travels under another tracking number.");

    private RuleViolationException? WhyNotHandOver() => this switch
    {
        { Counts: false } => new("card.not-live", "This card was revoked or has expired: do not hand it over."),
        { State: CardState.Spoiled } =>
            new("card.spoiled", "This card was laid aside as spoiled: have it destroyed, and another one is made."),
        _ => null,
    };

    // Domain §4, reading 7.
    private static RuleViolationException? WhyNotBeforeTheOld(bool oldCardOwed) => oldCardOwed
        ? new("card.old-card-owed", "The holder owes the old card: take it back first, and note its receipt.")
        : null;

    private static void Obey(RuleViolationException? rule)
    {
        if (rule is not null)
        {
            throw rule;
        }
    }
}
