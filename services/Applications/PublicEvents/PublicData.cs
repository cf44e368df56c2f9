namespace ApecCard.Applications.PublicEvents;

// What a subscriber needs, and nothing about a person. Add optional fields freely; never rename or remove one.

/// <summary>Of <c>abtc.case.submitted</c>, and of <c>abtc.passport.changed</c>, which says no number.</summary>
public sealed record PublicCase(string CaseNumber);

/// <summary>Of <c>abtc.economy.decided</c>.</summary>
/// <param name="Decision"><c>granted</c>, <c>refused</c> or <c>withdrawn</c>.</param>
public sealed record PublicDecision(string CaseNumber, string Economy, string Decision);

/// <summary>Of <c>abtc.case.completed</c>: all economies have decided, and these granted.</summary>
public sealed record PublicClearance(string CaseNumber, IReadOnlyList<string> GrantedEconomies);

/// <summary>Of every <c>abtc.card.*</c>.</summary>
/// <param name="ExpiresOn">The last day of validity.</param>
/// <param name="RemainingEconomies">Where it counts now.</param>
/// <param name="Economy">The one that was struck, where one was.</param>
/// <param name="Reason">Why it was revoked, where it was.</param>
public sealed record PublicCard(
    string CaseNumber,
    string CardNumber,
    DateOnly ExpiresOn,
    IReadOnlyList<string> RemainingEconomies,
    string? Economy = null,
    string? Reason = null);
