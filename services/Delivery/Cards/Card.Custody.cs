using ApecCard.Contracts;
using ApecCard.Delivery.Custody;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>Who had the card, from its making to its end: two people destroy it.</summary>
public sealed partial class Card
{
    /// <summary>Who gave it and who took it, link by link.</summary>
    public List<CustodyStep> Custody { get; private init; } = [];

    /// <summary>The clerk who laid it aside as spoiled, or took it back: another one has to see it destroyed.</summary>
    public string? LaidAsideBy { get; private set; }

    /// <summary>Why it cannot be laid aside as spoiled; null when nobody has it yet.</summary>
    public RuleViolationException? WhyNotLayAside() => State switch
    {
        CardState.Collected or CardState.Mailed => new(
            "card.handed-over", "The holder or the courier has this card: the enterprise orders another one."),
        CardState.Spoiled or CardState.Returned or CardState.Destroyed => new(
            "card.already-laid-aside", "This card was laid aside before: another clerk has to see it destroyed."),
        _ => null,
    };

    /// <summary>A card nobody has yet was found spoiled: it is not handed over any more.</summary>
    public void LayAside(string by, string reason, DateTimeOffset now)
    {
        Obey(WhyNotLayAside());
        (State, LaidAsideBy, AppointmentAt) = (CardState.Spoiled, by, null);
        Custody.Add(new(CustodyEvent.LaidAside, CustodyStep.Clerk(by), CustodyStep.Office(Office), now, reason));
        Version++;
    }

    /// <summary>A clerk took it back, or it was destroyed: nobody can give it back any more.</summary>
    public bool IsBack => State is CardState.Returned or CardState.Destroyed;

    /// <summary>交卡: the old card is back; one that was never handed over comes from where it lay.</summary>
    public void TakeBack(CardReturnMethod method, string by, DateTimeOffset now)
    {
        (State, LaidAsideBy, AppointmentAt) = (CardState.Returned, by, null);
        Custody.Add(new(CustodyEvent.Returned, WhoGivesBack(method), CustodyStep.Clerk(by), now));
        Version++;
    }

    /// <summary>An order that expected it back hears that it is.</summary>
    public CardReturned TellReturned(Guid orderId, CardReturnMethod method, DateTimeOffset now)
    {
        Version++;
        return new(CaseId, Id, Version, orderId, method, now);
    }

    /// <summary>The holder is reminded that it is owed.</summary>
    public CardReturnMissed Remind(Guid orderId, int reminder, DateTimeOffset dueAt, DateTimeOffset now)
    {
        Version++;
        return new(CaseId, Id, Version, orderId, reminder, dueAt, now);
    }

    /// <summary>Why this clerk cannot confirm that it was destroyed; null when they can.</summary>
    public RuleViolationException? WhyNotDestroy(string by) => this switch
    {
        { State: not (CardState.Spoiled or CardState.Returned) } => new(
            "card.not-laid-aside", "Only a card that was laid aside as spoiled or given back is destroyed."),
        _ when LaidAsideBy == by => new(
            "card.two-people", "You laid this card aside: another clerk of the office has to see it destroyed."),
        _ => null,
    };

    /// <summary>
    /// The second of two clerks saw it destroyed. A spoiled one that still counted ends with that, and another one will
    /// be made; null for one that had ended before.
    /// </summary>
    public CardSpoiled? Destroy(string by, DateTimeOffset now)
    {
        Obey(WhyNotDestroy(by));
        var spoiled = State is CardState.Spoiled && Counts;
        State = CardState.Destroyed;
        Custody.Add(new(CustodyEvent.Destroyed, CustodyStep.Clerk(LaidAsideBy!), CustodyStep.Clerk(by), now));
        Version++;
        if (!spoiled)
        {
            return null;
        }

        (Validity, EndReason, EndedAt) = (CardValidity.Revoked, Spoiled, now);
        return new(CaseId, Id, Version, now);
    }

    private string WhoGivesBack(CardReturnMethod method) => Custody.LastOrDefault()?.TakenBy switch
    {
        { } place when !CustodyStep.IsOutside(place) => place,
        _ => method is CardReturnMethod.OnSite ? CustodyStep.Holder : CustodyStep.Courier,
    };
}
