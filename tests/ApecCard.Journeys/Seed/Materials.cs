namespace ApecCard.Journeys.Seed;

/// <summary>What was handed in with a seeded case: of the files there is only this list.</summary>
internal static class Materials
{
    public static readonly string[] Items = ["application-form", "passport-page", "photo"];

    private static readonly string _sha256 = new('0', 64);

    public static object[] Of(SeededCase one) =>
        [.. Items.Select(item => new { item, fileId = one.Id, sha256 = _sha256 })];
}
