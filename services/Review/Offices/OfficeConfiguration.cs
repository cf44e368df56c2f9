using ApecCard.Contracts;

namespace ApecCard.Review.Offices;

/// <summary>What is configured for a review office (办理机构). A version never changes; a newer one replaces it.</summary>
/// <param name="Office">Its code, as a case names it.</param>
/// <param name="Version">Counts the configurations of this office.</param>
public sealed record OfficeConfiguration(string Office, int Version, string ChineseName, string EnglishName)
{
    public ReviewOfficeConfigured Announce() => new(Office, Version, ChineseName, EnglishName);
}
