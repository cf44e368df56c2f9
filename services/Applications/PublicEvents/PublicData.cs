using System.ComponentModel;

namespace ApecCard.Applications.PublicEvents;

// What a subscriber needs, and nothing about a person. Add optional fields freely; never rename or remove one. The
// descriptions are what subscribers read in /asyncapi.yaml.

/// <summary>Of <c>abtc.case.submitted</c>, and of <c>abtc.passport.changed</c>, which says no number.</summary>
public sealed record PublicCase([property: Description(PublicCase.Number)] string CaseNumber)
{
    internal const string Number = "The number of the application, as APEC20260504000001.";
    internal const string Codes = "ISO 3166-1 alpha-3.";
}

/// <summary>Of <c>abtc.economy.decided</c>.</summary>
public sealed record PublicDecision(
    [property: Description(PublicCase.Number)] string CaseNumber,
    [property: Description("Who decided. " + PublicCase.Codes)] string Economy,
    [property: Description("granted, refused or withdrawn (a grant of before).")] string Decision);

/// <summary>Of <c>abtc.case.completed</c>.</summary>
public sealed record PublicClearance(
    [property: Description(PublicCase.Number)] string CaseNumber,
    [property: Description("Who granted. " + PublicCase.Codes)] IReadOnlyList<string> GrantedEconomies);

/// <summary>Of every <c>abtc.card.*</c>.</summary>
public sealed record PublicCard(
    [property: Description(PublicCase.Number)] string CaseNumber,
    [property: Description("The number on the card.")] string CardNumber,
    [property: Description("The last day of validity, in China's time.")] DateOnly ExpiresOn,
    [property: Description("Where the card counts now. " + PublicCase.Codes)] IReadOnlyList<string> RemainingEconomies,
    [property: Description("The economy that was struck, where one was. " + PublicCase.Codes)] string? Economy = null,
    [property: Description("Why it was revoked, where it was: a code, as lost or cancelled.")] string? Reason = null);

/// <summary>Of <c>abtc.test</c>, which a subscriber sends itself.</summary>
public sealed record PublicTest([property: Description("Says nothing.")] string Text);
