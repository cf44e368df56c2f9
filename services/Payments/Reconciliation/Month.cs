using System.Globalization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Reconciliation;

internal static class Month
{
    /// <summary>The first day of a month that is named as yyyy-MM.</summary>
    /// <exception cref="InvalidInputException">month: report.month.</exception>
    public static DateOnly Parse(string month) => DateOnly.TryParseExact(
            $"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
        && first.Year is > 2000 and < 9999
            ? first
            : throw new InvalidInputException("month", "report.month", "A month is named like 2026-05.");
}
