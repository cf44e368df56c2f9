namespace ApecCard.ServiceDefaults.Formats;

/// <summary>APEC's economies by their three-letter codes.</summary>
public static class Economies
{
    /// <summary>
    /// Those that pre-clear an applicant of mainland China: "all economies" means these 16. Canada and the United
    /// States pre-clear nobody; China, Hong Kong and Chinese Taipei have ways of their own.
    /// </summary>
    public static readonly IReadOnlyList<string> PreClearing =
    [
        "AUS", "BRN", "CHL", "IDN", "JPN", "KOR", "MEX", "MYS",
        "NZL", "PER", "PHL", "PNG", "RUS", "SGP", "THA", "VNM",
    ];
}
