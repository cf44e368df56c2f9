using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Cards;

/// <summary>The card in the register: where it counts, and how it ends.</summary>
public sealed partial class Card
{
    private const string NoEconomyLeft = "no-economy-left";

    /// <summary>Where the card counts now: of what its back names, what no economy has taken back.</summary>
    public string[] RemainingEconomies { get; private set; } = [];

    public CardValidity Validity { get; private set; }

    /// <summary>When it was revoked, or found expired, and why.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    /// <summary>
    /// Domain §3, #18: an economy took back its grant, the card counts there no more; null when that was so, or the
    /// card is not live.
    /// </summary>
    public CardEconomyStruck? Strike(string economy, DateTimeOffset at)
    {
        if (Validity is not CardValidity.Live || !RemainingEconomies.Contains(economy))
        {
            return null;
        }

        RemainingEconomies = [.. RemainingEconomies.Where(one => one != economy)];
        Version++;
        return new(CaseId, Id, Version, economy, RemainingEconomies, at);
    }

    /// <summary>When no economy remains, the card is revoked; null otherwise, or when it was not live.</summary>
    public CardRevoked? RevokeWhenNothingRemains(DateTimeOffset at) =>
        RemainingEconomies.Length == 0 ? Revoke(NoEconomyLeft, at) : null;

    /// <summary>The card is not live any more, before its time; null when it was not live.</summary>
    public CardRevoked? Revoke(string reason, DateTimeOffset at)
    {
        if (Validity is not CardValidity.Live)
        {
            return null;
        }

        (Validity, EndReason, EndedAt) = (CardValidity.Revoked, reason, at);
        Version++;
        return new(CaseId, Id, Version, reason, at);
    }

    /// <summary>Domain §3, #16: its last day, in Asia/Shanghai, has passed; null when it was not live.</summary>
    public CardExpired? Expire(DateTimeOffset now)
    {
        if (Validity is not CardValidity.Live)
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

    private void MustBeLive()
    {
        if (Validity is not CardValidity.Live)
        {
            throw new RuleViolationException("card.not-live", "This card is revoked or expired: keep it back.");
        }
    }
}

/// <summary>Whether a card counts.</summary>
public enum CardValidity
{
    Live,

    /// <summary>已注销: ended before its time.</summary>
    Revoked,

    /// <summary>已过期: its last day has passed.</summary>
    Expired,
}
