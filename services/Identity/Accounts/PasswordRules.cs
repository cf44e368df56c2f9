using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Accounts;

/// <summary>Length counts, not the kinds of characters; what everybody tries first is refused.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    // Long enough by the letter, and in every list of guesses.
    private static readonly string[] _wellKnown =
    [
        "password", "passw0rd", "123456", "654321", "111111", "000000", "888888", "666666", "qwerty", "asdfgh",
        "zxcvbn", "1qaz2wsx", "abcdef", "abc123", "iloveyou", "woaini", "5201314", "1314520", "admin", "letmein",
        "welcome", "changeme", "apeccard",
    ];

    // 13,201 of the commonest, and 43,923 leaked ones that are long enough; the files say where they are from.
    private static readonly Lazy<HashSet<string>> _common =
        new(() => [.. Read("common-passwords.txt"), .. Read("leaked-passwords.txt")]);

    /// <summary>Refuses (400, naming the field) a password of nothing but well-known pieces or the name, or a common one.</summary>
    public static void Check(string password, string signInName, string field = "password")
    {
        if (WhatIsLeft(password, signInName).Distinct().Count() < 5 || IsCommon(password.ToLowerInvariant()))
        {
            throw new InvalidInputException(field, "password.too-easy", "This password is too easy to guess.");
        }
    }

    private static IEnumerable<string> Read(string list)
    {
        using var text = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream(list)!);
        return text.ReadToEnd().Split('\n').Where(line => line is not ['#', ..]);
    }

    // sunshine2026!! and sunshinesunshine are as easy to guess as sunshine.
    private static bool IsCommon(string password)
    {
        var word = password.Trim([.. password.Where(letter => !char.IsLetter(letter))]);
        var (half, isTwice) = (word[..(word.Length / 2)], word.Length % 2 == 0 && word.Length > 0);
        return _common.Value.Contains(password) || _common.Value.Contains(word)
            || (isTwice && word == half + half && _common.Value.Contains(half));
    }

    private static string WhatIsLeft(string password, string signInName)
    {
        var pieces = _wellKnown.Concat(signInName.Split('@', '.')).Where(piece => piece.Length >= 3);
        return pieces
            .OrderByDescending(piece => piece.Length)
            .Aggregate(password, (left, piece) => left.Replace(piece, "", StringComparison.OrdinalIgnoreCase));
    }
}
