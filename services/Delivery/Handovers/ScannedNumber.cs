using System.Text.RegularExpressions;

namespace ApecCard.Delivery.Handovers;

/// <summary>What a clerk reads from a slip or types: the number of a case, of one of its orders, or of a card.</summary>
public static partial class ScannedNumber
{
    /// <summary>The case's number is what an order's begins with: APEC20221031000002-01-ta.</summary>
    /// <param name="scanned">In capitals.</param>
    public static string CaseOf(string scanned) => OrdersTail().Replace(scanned, "");

    [GeneratedRegex("-[0-9]{2}-[A-Z]{2}$")]
    private static partial Regex OrdersTail();
}
