using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Delivery.Cards;

/// <summary>A produced ABTC: what is printed on it, and how it reaches its holder.</summary>
public sealed partial class Card : IVersioned
{
    /// <summary>Version 7: cards are handed over in the order in which they were produced.</summary>
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>The version of the case that wanted this card: one card, however often it is said.</summary>
    public required int WantedAtVersion { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Office { get; init; }

    public required string Number { get; init; }

    /// <summary>The back of the card.</summary>
    public required string[] GrantedEconomies { get; init; }

    /// <summary>Days in Asia/Shanghai; ExpiresOn is the last day of validity.</summary>
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly ExpiresOn { get; init; }
    public required HandoverMethod Handover { get; init; }
    public required DateTimeOffset ProducedAt { get; init; }

    /// <summary>The 代办点 where it is collected; none for one to be mailed.</summary>
    public string? ServicePoint { get; init; }

    public CardState State { get; private set; }

    /// <summary>Its S10 number with the courier.</summary>
    public string? TrackingNumber { get; private set; }
    public DateTimeOffset? MailedAt { get; private set; }
    public DateTimeOffset? CollectedAt { get; private set; }

    /// <summary>Counts what happened to the card; its messages carry it.</summary>
    public int Version { get; private set; } = 1;
    public uint RowVersion { get; private set; }

    /// <summary>
    /// Domain §1: the back names the economies that granted; it is valid for 5 years, or as long as the passport if
    /// that ends sooner.
    /// </summary>
    /// <exception cref="RuleViolationException">
    /// No economy granted, the passport has expired, or it is to be collected nowhere.
    /// </exception>
    public static Card Produce(CardWanted wanted, long serial, DateOnly passportExpiresOn, DateTimeOffset now)
    {
        var back = wanted.GrantedEconomies.Distinct().Order(StringComparer.Ordinal).ToArray();
        var issuedOn = now.DayInShanghai();
        if (back.Length == 0)
        {
            throw new RuleViolationException("card.no-economy-granted", "No economy has granted pre-clearance.");
        }

        if (back.FirstOrDefault(economy => !Economies.PreClearing.Contains(economy)) is { } unknown)
        {
            throw new RuleViolationException("card.unknown-economy", $"{unknown} is no economy that pre-clears.");
        }

        if (passportExpiresOn < issuedOn)
        {
            throw new RuleViolationException("card.passport-expired", "The passport has expired: no card can be made.");
        }

        if (wanted is { Handover: HandoverMethod.Collection, ServicePoint: null })
        {
            throw new RuleViolationException("card.no-service-point", "A card to be collected needs a service point.");
        }

        var fiveYears = issuedOn.AddYears(5);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            CaseId = wanted.CaseId,
            WantedAtVersion = wanted.CaseVersion,
            CaseNumber = wanted.CaseNumber,
            EnterpriseId = wanted.EnterpriseId,
            Office = wanted.Office,
            Number = CardNumber.Of(serial),
            GrantedEconomies = back,
            RemainingEconomies = back,
            IssuedOn = issuedOn,
            ExpiresOn = passportExpiresOn < fiveYears ? passportExpiresOn : fiveYears,
            Handover = wanted.Handover,
            ProducedAt = now,
            ServicePoint = wanted.Handover is HandoverMethod.Collection ? wanted.ServicePoint : null,
        };
    }

    public CardProduced Announce() => new(CaseId, Id, Version, GrantedEconomies, ExpiresOn, ProducedAt);

    /// <summary>待取卡: one to be collected lies at its service point; null for one to be mailed.</summary>
    public CardReadyForCollection? AwaitCollection(DateTimeOffset now)
    {
        if (ServicePoint is null || State is not CardState.Produced)
        {
            return null;
        }

        State = CardState.Ready;
        Version++;
        return new(CaseId, Id, Version, ServicePoint, now);
    }

    /// <summary>True when this card is what the message wants, or what came after.</summary>
    /// <exception cref="RuleViolationException">It wants another card while this one lives.</exception>
    public bool Answers(CardWanted wanted) => wanted.CaseVersion <= WantedAtVersion
        ? true
        : throw new RuleViolationException("card.one-live-card", "A case has one live card at a time.");

    /// <summary>A card waits to be posted: only one to be mailed, and only once.</summary>
    public void MustAwaitPosting()
    {
        if (Handover is not HandoverMethod.Mailing)
        {
            throw new RuleViolationException("card.not-for-mailing", "This card is collected, not mailed.");
        }

        MustBeLive();
        if (State is not CardState.Produced)
        {
            throw new RuleViolationException(
                "card.already-posted", $"The courier is booked already: {TrackingNumber}.");
        }
    }

    public void Post(string trackingNumber)
    {
        MustAwaitPosting();
        (State, TrackingNumber) = (CardState.Posted, trackingNumber);
        Version++;
    }

    /// <summary>A card waits for its holder: only one to be collected, and only once.</summary>
    public void MustAwaitCollection()
    {
        if (Handover is not HandoverMethod.Collection)
        {
            throw new RuleViolationException("card.not-for-collection", "This card is mailed, not collected.");
        }

        MustBeLive();
        if (State is CardState.Collected)
        {
            throw new RuleViolationException("card.already-collected", "The holder has this card already.");
        }
    }

    /// <summary>已自取: handed over, after it was checked who came.</summary>
    public CardCollected Collect(DateTimeOffset now)
    {
        MustAwaitCollection();
        (State, CollectedAt) = (CardState.Collected, now);
        Version++;
        return new(CaseId, Id, Version, ServicePoint!, now);
    }

    /// <summary>The courier has taken it over; null when that was known already.</summary>
    public CardMailed? AcceptByCourier(DateTimeOffset at)
    {
        if (State is CardState.Mailed)
        {
            return null;
        }

        (State, MailedAt) = (CardState.Mailed, at);
        Version++;
        return new(CaseId, Id, Version, TrackingNumber!, at);
    }
}

/// <summary>Where a card is on its way to its holder.</summary>
public enum CardState
{
    /// <summary>It lies at the office.</summary>
    Produced,

    /// <summary>The courier is booked and has not taken it yet.</summary>
    Posted,

    /// <summary>已邮寄: it travels.</summary>
    Mailed,

    /// <summary>待取卡: it lies at the service point.</summary>
    Ready,

    /// <summary>已自取: its holder has it.</summary>
    Collected,
}
