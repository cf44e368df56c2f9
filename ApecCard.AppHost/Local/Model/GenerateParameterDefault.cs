using System.Security.Cryptography;

namespace ApecCard.AppHost.Local;

/// <summary>A random value, by Aspire's rules: at least so many of each kind of character that is allowed.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        (bool Allowed, int Minimum, string Characters)[] kinds =
        [
            (Lower, MinLower, "abcdefghjkmnpqrstuvwxyz"), (Upper, MinUpper, "ABCDEFGHJKMNPQRSTUVWXYZ"),
            (Numeric, MinNumeric, "0123456789"), (Special, MinSpecial, "-_.{}~()*+!"),
        ];
        var allowed = kinds.Where(kind => kind.Allowed).ToArray();
        char[] demanded =
            [.. allowed.SelectMany(kind => RandomNumberGenerator.GetItems<char>(kind.Characters, kind.Minimum))];
        var alphabet = string.Concat(allowed.Select(kind => kind.Characters));
        char[] value =
            [.. demanded, .. RandomNumberGenerator.GetItems<char>(alphabet, Math.Max(0, MinLength - demanded.Length))];
        RandomNumberGenerator.Shuffle<char>(value);
        return new string(value);
    }
}
