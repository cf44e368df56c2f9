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

    /// <summary>Refuses (400, naming the field) a password made of nothing but well-known pieces or the name.</summary>
    public static void Check(string password, string signInName, string field = "password")
    {
        if (WhatIsLeft(password, signInName).Distinct().Count() < 5)
        {
            throw new InvalidInputException(field, "password.too-easy", "This password is too easy to guess.");
        }
    }

    private static string WhatIsLeft(string password, string signInName)
    {
        var pieces = _wellKnown.Concat(signInName.Split('@', '.')).Where(piece => piece.Length >= 3);
        return pieces
            .OrderByDescending(piece => piece.Length)
            .Aggregate(password, (left, piece) => left.Replace(piece, "", StringComparison.OrdinalIgnoreCase));
    }
}
