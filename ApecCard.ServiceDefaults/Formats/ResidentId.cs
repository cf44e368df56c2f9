using System.Globalization;

namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// Resident identity number (公民身份号码, GB 11643-1999): six digits of place, eight of birth, three of sequence (odd for
/// men), and a check character.
/// </summary>
public static class ResidentId
{
    public const int Length = 18;
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] _weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public static bool IsValid(string? number) =>
        number is { Length: Length }
        && number.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0
        && CheckCharacters[WeightedSum(number) % 11] == number[17]
        && DateOfBirth(number) is not null;

    /// <summary>The date of birth the number states; null if it states none.</summary>
    public static DateOnly? DateOfBirth(string number) =>
        DateOnly.TryParseExact(
            number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>M or F, as in a passport.</summary>
    public static char Sex(string number) => (number[16] - '0') % 2 == 1 ? 'M' : 'F';

    private static int WeightedSum(string number) =>
        number.Take(17).Zip(_weights, (digit, weight) => (digit - '0') * weight).Sum();
}
