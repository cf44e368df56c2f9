using System.Globalization;

namespace ApecCard.Delivery.Cards;

/// <summary>
/// The number of a card: CHN, a running number of eight digits, and a check digit over those eight by ISO 7064
/// MOD 11,10, which notices every single wrong digit and nearly every transposition. Numbers ascend; gaps are allowed.
/// </summary>
public static class CardNumber
{
    private const string Prefix = "CHN";
    private const int Digits = 8;

    /// <param name="serial">1 to 99,999,999.</param>
    public static string Of(long serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, 99_999_999);
        var digits = serial.ToString("D8", CultureInfo.InvariantCulture);
        return $"{Prefix}{digits}{CheckDigit(digits)}";
    }

    public static bool IsValid(string? number) =>
        number is { Length: 12 } && number.StartsWith(Prefix, StringComparison.Ordinal)
        && number[Prefix.Length..].All(char.IsAsciiDigit)
        && CheckDigit(number.Substring(Prefix.Length, Digits)) == number[^1] - '0';

    private static int CheckDigit(string digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }
}
