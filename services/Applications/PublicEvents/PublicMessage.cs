using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Applications.PublicEvents;

/// <summary>What subscribers may hear, as they are told in /asyncapi.yaml.</summary>
/// <param name="Type">The CloudEvents type.</param>
/// <param name="Summary">When it is said.</param>
/// <param name="Example">Its data, as it could be.</param>
public sealed record PublicMessage(string Type, string Summary, object Example)
{
    private const string Number = "APEC20260504000001", Card = "CHN000000015";

    private static readonly DateOnly _lastDay = new(2031, 5, 3);

    public static IReadOnlyList<PublicMessage> All { get; } =
    [
        new(PublicTopics.CaseSubmitted, "An enterprise has handed in an application.", new PublicCase(Number)),
        new(
            PublicTopics.EconomyDecided, "An economy has granted or refused pre-clearance, or withdrawn its grant.",
            new PublicDecision(Number, "NZL", "granted")),
        new(
            PublicTopics.CaseCompleted, "All economies that were asked have decided.",
            new PublicClearance(Number, ["AUS", "NZL"])),
        new(
            PublicTopics.PassportChanged,
            "The card, or what the economies granted, belongs to another passport from now on.",
            new PublicCase(Number)),
        new(
            PublicTopics.CardIssued, "The card is in force: its holder has it, or it is in the mail.",
            new PublicCard(Number, Card, _lastDay, ["AUS", "NZL"])),
        new(
            PublicTopics.CardEconomyStruck, "An economy counts no more on a card that is in force.",
            new PublicCard(Number, Card, _lastDay, ["AUS"], Economy: "NZL")),
        new(
            PublicTopics.CardRevoked, "The card is worth nothing any more: refuse it.",
            new PublicCard(Number, Card, _lastDay, [], Reason: "lost")),
        new(PublicTopics.CardExpired, "The card's last day is over.", new PublicCard(Number, Card, _lastDay, ["AUS"])),
        new(PublicTopics.Test, "You have asked for it, to try whether you hear.", new PublicTest("You hear.")),
    ];
}
