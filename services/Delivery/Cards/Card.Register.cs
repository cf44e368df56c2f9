using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>The card in the register: where it counts, and how it ends.</summary>
public sealed partial class Card
{
    private const string NoEconomyLeft = "no-economy-left";
    private const string Renewed = "renewed";
    private const string Replaced = "replaced";
    private const string Spoiled = "spoiled";

    /// <summary>Where the card counts now: of what its back names, what no economy has taken back.</summary>
    public string[] RemainingEconomies { get; private set; } = [];

    public CardValidity Validity { get; private set; }

    /// <summary>When it was revoked, or found expired, and why.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>It is in force, or will be when it is handed over.</summary>
    private bool Counts => Validity is CardValidity.NotYetLive or CardValidity.Live;

    /// <summary>
    /// Domain §3, #18: an economy took back its grant, the card counts there no more; null when that was so, the back
    /// was made with a newer word of that economy, or the card has ended.
    /// </summary>
    public CardEconomyStruck? Strike(string economy, int caseVersion, DateTimeOffset at)
    {
        if (!Counts || caseVersion <= MadeAtVersion || !RemainingEconomies.Contains(economy))
        {
            return null;
        }

        RemainingEconomies = [.. RemainingEconomies.Where(one => one != economy)];
        Version++;
        return new(CaseId, Id, Version, economy, RemainingEconomies, at);
    }

    /// <summary>When no economy remains, the card is revoked; null otherwise, or when it had ended.</summary>
    public CardRevoked? RevokeWhenNothingRemains(DateTimeOffset at) =>
        RemainingEconomies.Length == 0 ? Revoke(NoEconomyLeft, at) : null;

    /// <summary>
    /// Its successor is handed over: it ends, renewed by another application or replaced by an order.
    /// </summary>
    public CardRevoked? GiveWayTo(Card successor, DateTimeOffset at) =>
        Revoke(successor.OrderId is null ? Renewed : Replaced, at);

    /// <summary>The card is not live any more, before its time, or will not be; null when it had ended.</summary>
    public CardRevoked? Revoke(string reason, DateTimeOffset at)
    {
        if (!Counts)
        {
            return null;
        }

        (Validity, EndReason, EndedAt) = (CardValidity.Revoked, reason, at);
        Version++;
        return new(CaseId, Id, Version, reason, at);
    }

    /// <summary>Domain §3, #16: its last day, in Asia/Shanghai, has passed; null when it had ended.</summary>
    public CardExpired? Expire(DateTimeOffset now)
    {
        if (!Counts)
        {
            return null;
        }

        if (now.DayInShanghai() <= ExpiresOn)
        {
            throw new RuleViolationException("card.still-valid", $"This card is valid to the end of {ExpiresOn:O}.");
        }

        (Validity, EndedAt) = (CardValidity.Expired, now);
        Version++;
        return new(CaseId, Id, Version, now);
    }

    private void ComeIntoForce()
    {
        if (Validity is CardValidity.NotYetLive)
        {
            Validity = CardValidity.Live;
        }
    }
}

/// <summary>Whether a card counts.</summary>
public enum CardValidity
{
    /// <summary>Made, and not handed over yet.</summary>
    NotYetLive,

    /// <summary>In force: its holder, or the courier, has it.</summary>
    Live,

    /// <summary>已注销: ended before its time.</summary>
    Revoked,

    /// <summary>已过期: its last day has passed.</summary>
    Expired,
}
