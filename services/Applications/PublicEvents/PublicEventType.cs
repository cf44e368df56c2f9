using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.PublicEvents;

/// <summary>What outsiders are told of.</summary>
public enum PublicEventType
{
    CaseSubmitted,
    EconomyDecided,
    CaseCompleted,

    /// <summary>The card, or what the economies granted, belongs to another passport from now on.</summary>
    PassportChanged,

    /// <summary>The card is in force: its holder has it, or it is in the mail.</summary>
    CardIssued,
    CardEconomyStruck,
    CardRevoked,
    CardExpired,
}

/// <summary>Our events by the names that outsiders know.</summary>
public static class PublicEventTypes
{
    private static readonly Dictionary<PublicEventType, string> _topics = new()
    {
        [PublicEventType.CaseSubmitted] = PublicTopics.CaseSubmitted,
        [PublicEventType.EconomyDecided] = PublicTopics.EconomyDecided,
        [PublicEventType.CaseCompleted] = PublicTopics.CaseCompleted,
        [PublicEventType.PassportChanged] = PublicTopics.PassportChanged,
        [PublicEventType.CardIssued] = PublicTopics.CardIssued,
        [PublicEventType.CardEconomyStruck] = PublicTopics.CardEconomyStruck,
        [PublicEventType.CardRevoked] = PublicTopics.CardRevoked,
        [PublicEventType.CardExpired] = PublicTopics.CardExpired,
    };

    public static string Topic(this PublicEventType type) => _topics[type];

    public static PublicEventType Of(string topic) => _topics.Single(one => one.Value == topic).Key;
}
