using System.Text.RegularExpressions;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Documents.Passports;

/// <summary>
/// Finds a passport's two lines in what was recognised on a picture. Programs that read texts take an O for a 0 and
/// lose some of the fillers; the places where only digits or only letters can stand, and the five check digits, tell
/// what was there. What could be read in two ways counts as not read.
/// </summary>
public static partial class RecognisedMrz
{
    private const int MostLost = 2;
    private const string Digits = "0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    private static readonly string[] _lookAlike = ["O0", "D0", "Q0", "I1", "L1", "Z2", "S5", "G6", "B8"];

    // ICAO 9303-4, the second line: what may stand where.
    private static readonly string[] _places =
    [
        .. Enumerable.Repeat(Digits + Letters, 9), Digits,
        .. Enumerable.Repeat(Letters, 3),
        .. Enumerable.Repeat(Digits, 7), "MF<",
        .. Enumerable.Repeat(Digits, 7),
        .. Enumerable.Repeat(Digits + Letters, 14), Digits + "<", Digits,
    ];

    /// <param name="text">All that was recognised, line by line.</param>
    /// <param name="today">Nobody is born after today.</param>
    public static (string Line1, string Line2)? Find(string text, DateOnly today)
    {
        var lines = text.Split('\n').Select(line => OutsideTheZone().Replace(line.ToUpperInvariant(), ""))
            .Where(line => line.Length > 0)
            .ToList();
        foreach (var (first, second) in lines.Zip(lines.Skip(1)))
        {
            if (FindLine1(first) is { } line1 && FindLine2(line1, second, today) is { } line2)
            {
                return (line1, line2);
            }
        }

        return null;
    }

    // No check digit guards it. After the names there are only fillers, whatever they were taken for: long rows of
    // them are what programs read worst.
    private static string? FindLine1(string read)
    {
        var letters = string.Concat(read.Select(one => Letters.Contains(one) ? one : OthersOf(one).FirstOrDefault('?')));
        var names = Names().Match(letters).Groups["names"].Value;
        return names.Length is > 0 and <= Mrz.LineLength ? names.PadRight(Mrz.LineLength, '<') : null;
    }

    private static string? FindLine2(string line1, string recognised, DateOnly today)
    {
        var read = NoOptionalData().Replace(recognised, $"$1{new string('<', 14)}$2");
        if (Math.Abs(read.Length - Mrz.LineLength) > MostLost)
        {
            return null;
        }

        var lines = OfRightLength(read).Distinct().Select(InPlace).OfType<string>().ToHashSet();
        var sound = Sound(lines);
        sound = sound.Count > 0 ? sound : Sound(lines.SelectMany(OneOther)); // as it was read, if that can be
        return sound.Count == 1 ? sound.Single() : null;

        HashSet<string> Sound(IEnumerable<string> all) =>
            all.Where(line => Mrz.Parse(line1, line, today) is not null).ToHashSet();
    }

    // What was lost are fillers; what is too much was seen twice.
    private static IEnumerable<string> OfRightLength(string read) => read.Length switch
    {
        < Mrz.LineLength =>
            Enumerable.Range(0, read.Length + 1).Select(at => read.Insert(at, "<")).SelectMany(OfRightLength),
        > Mrz.LineLength =>
            Enumerable.Range(0, read.Length).Select(at => read.Remove(at, 1)).SelectMany(OfRightLength),
        _ => [read],
    };

    /// <summary>The line with each character as it may stand at its place; null where none may.</summary>
    private static string? InPlace(string line)
    {
        var fitting = line
            .Zip(_places, (one, may) => may.Contains(one) ? one : OthersOf(one).FirstOrDefault(may.Contains))
            .ToArray();
        return fitting.Contains('\0') ? null : new(fitting);
    }

    /// <summary>The lines with one character of number or optional data, which hold both, as what it looks like.</summary>
    private static IEnumerable<string> OneOther(string line) =>
        from at in Enumerable.Range(0, line.Length)
        where _places[at].Length > Letters.Length
        from other in OthersOf(line[at])
        select $"{line[..at]}{other}{line[(at + 1)..]}";

    private static IEnumerable<char> OthersOf(char one) =>
        _lookAlike.Where(pair => pair.Contains(one)).Select(pair => pair[0] == one ? pair[1] : pair[0]);

    [GeneratedRegex("[^A-Z0-9<]")]
    private static partial Regex OutsideTheZone();

    [GeneratedRegex("^(?<names>P[A-Z<][A-Z]{3}[A-Z]+(<[A-Z]+)*<<[A-Z]+(<[A-Z]{2,})*)(<[A-Z]?)?(<<|$)")]
    private static partial Regex Names();

    [GeneratedRegex("^(.{28})<[<A-Z]{2,}([0-9<O][0-9O])$")]
    private static partial Regex NoOptionalData();
}
