using System.Globalization;

namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// The machine-readable zone of a passport (ICAO 9303-4, TD3: two lines of 44). Parsed only when every check digit is
/// right.
/// </summary>
public sealed record Mrz(
    string IssuingState,
    string FamilyName,
    string GivenNames,
    string PassportNumber,
    string Nationality,
    DateOnly DateOfBirth,
    char Sex,
    DateOnly ExpiresOn)
{
    public const int LineLength = 44;

    /// <param name="today">Two-digit years: nobody is born after today.</param>
    public static Mrz? Parse(string? line1, string? line2, DateOnly today)
    {
        if (line1 is not { Length: LineLength } || line2 is not { Length: LineLength } || line1[0] != 'P'
            || !IsMrzText(line1) || !IsMrzText(line2)
            || !Checks(line2[..9], line2[9]) || !Checks(line2[13..19], line2[19]) || !Checks(line2[21..27], line2[27])
            || !IsOptionalRight(line2)
            || !Checks(line2[..10] + line2[13..20] + line2[21..43], line2[43])
            || Date(line2.AsSpan(13, 6), 2000) is not { } birth || Date(line2.AsSpan(21, 6), 2000) is not { } expiry)
        {
            return null;
        }

        var names = line1[5..].Split("<<", 2);
        return new(
            line1[2..5].TrimEnd('<'),
            Words(names[0]),
            names.Length > 1 ? Words(names[1]) : "",
            line2[..9].TrimEnd('<'),
            line2[10..13].TrimEnd('<'),
            birth > today ? birth.AddYears(-100) : birth,
            line2[20],
            expiry);
    }

    /// <summary>
    /// What keeps the two lines from being parsed, by the place where it is: <c>line1</c> and <c>line2</c> for what is
    /// no such line at all, otherwise the data whose check digit is wrong.
    /// </summary>
    public static IReadOnlyList<string> Faults(string line1, string line2, DateOnly today)
    {
        List<string> faults = [];
        if (line1.Length != LineLength || line1[0] != 'P' || !IsMrzText(line1))
        {
            faults.Add("line1");
        }

        if (line2.Length != LineLength || !IsMrzText(line2))
        {
            return [.. faults, "line2"];
        }

        faults.AddRange(
            from digit in new (string Of, bool IsRight)[]
            {
                ("number", Checks(line2[..9], line2[9])),
                ("dateOfBirth", Checks(line2[13..19], line2[19])),
                ("expiresOn", Checks(line2[21..27], line2[27])),
                ("optional", IsOptionalRight(line2)),
                ("all", Checks(line2[..10] + line2[13..20] + line2[21..43], line2[43])),
            }
            where !digit.IsRight
            select digit.Of);
        return faults.Count == 0 && Parse(line1, line2, today) is null ? ["line2"] : faults;
    }

    /// <summary>The check digit of ICAO 9303-3: weights 7, 3, 1; A is 10, the filler 0.</summary>
    public static int CheckDigit(string text) => text.Select((character, at) => Value(character) * (at % 3) switch
    {
        0 => 7,
        1 => 3,
        _ => 1,
    }).Sum() % 10;

    private static bool Checks(string text, char digit) =>
        digit is >= '0' and <= '9' && CheckDigit(text) == digit - '0';

    private static bool IsOptionalRight(string line2) =>
        Checks(line2[28..42], line2[42]) || (line2[42] == '<' && line2[28..42].All(c => c == '<'));

    private static int Value(char character) => character switch
    {
        '<' => 0,
        >= 'A' => character - 'A' + 10,
        _ => character - '0',
    };

    private static bool IsMrzText(string line) =>
        line.All(character => character is '<' or (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    private static string Words(string name) => name.Replace('<', ' ').Trim();

    private static DateOnly? Date(ReadOnlySpan<char> yyMMdd, int century) =>
        DateOnly.TryParseExact(
            $"{century / 100}{yyMMdd}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
