using System.Globalization;

namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// Mail item number (UPU S10): two letters for the service, eight digits, a check digit, two letters for the issuer.
/// The service of EMS starts with E.
/// </summary>
public static class S10
{
    public const int Length = 13;
    private static readonly int[] _weights = [8, 6, 4, 2, 3, 5, 9, 7];

    public static bool IsValid(string? number) =>
        number is { Length: Length }
        && number[..2].All(char.IsAsciiLetterUpper) && number[^2..].All(char.IsAsciiLetterUpper)
        && number[2..11].All(char.IsAsciiDigit)
        && CheckDigit(number[2..10]) == number[10] - '0';

    /// <summary>The number of this serial (0 to 99,999,999).</summary>
    public static string Number(string service, int serial, string issuer)
    {
        var digits = serial.ToString("D8", CultureInfo.InvariantCulture);
        return $"{service}{digits}{CheckDigit(digits)}{issuer}";
    }

    public static int CheckDigit(string serial) =>
        (11 - (serial.Zip(_weights, (digit, weight) => (digit - '0') * weight).Sum() % 11)) switch
        {
            10 => 0,
            11 => 5,
            var digit => digit,
        };
}
