using ApecCard.Contracts;

namespace ApecCard.Review.Offices;

/// <summary>
/// What is configured for a review office (办理机构). A version never changes; a newer one replaces it, and a case keeps
/// the one it was submitted under.
/// </summary>
/// <param name="Office">Its code, as a case names it.</param>
/// <param name="Version">Counts the configurations of this office.</param>
/// <param name="PreliminaryOfficers">
/// How many people a preliminary review takes: with two, one receives and one verifies.
/// </param>
/// <param name="PreliminaryDays">Working days a preliminary review may take; the other two alike.</param>
/// <param name="ChangedBy">The administrator's account, or review for what it came with.</param>
/// <param name="Reason">Why it was changed.</param>
public sealed record OfficeConfiguration(
    string Office,
    int Version,
    string ChineseName,
    string EnglishName,
    int PreliminaryOfficers = 1,
    int PreliminaryDays = 5,
    int ForeignAffairsDays = 5,
    int MinistryDays = 5,
    string ChangedBy = "review",
    string? Reason = null,
    DateTimeOffset? ChangedAt = null)
{
    public ReviewOfficeConfigured Announce() => new(Office, Version, ChineseName, EnglishName);
}
