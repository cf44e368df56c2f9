namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// A set of economies in four bytes. The order is published and never changes: bit 0, the lowest, is Australia, bit 20
/// is Viet Nam.
/// </summary>
public static class EconomyMask
{
    /// <summary>All 21 by their codes, in alphabetical order.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "AUS", "BRN", "CAN", "CHL", "CHN", "HKG", "IDN", "JPN", "KOR", "MEX", "MYS",
        "NZL", "PER", "PHL", "PNG", "RUS", "SGP", "THA", "TWN", "USA", "VNM",
    ];

    public static uint Of(IEnumerable<string> economies) =>
        economies.Aggregate(0u, (mask, economy) => mask | (1u << IndexOf(economy)));

    public static IReadOnlyList<string> Read(uint mask) =>
        [.. Order.Where((_, index) => (mask & (1u << index)) != 0)];

    private static int IndexOf(string economy)
    {
        var index = Order.ToList().IndexOf(economy);
        return index >= 0 ? index : throw new ArgumentException($"{economy} is no economy of APEC.", nameof(economy));
    }
}
