namespace ApecCard.ServiceDefaults.Formats;

/// <summary>
/// Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of a set without I, O, S, V and Z; the last
/// checks the others. Some codes in real use fail the check: refuse one that was typed, ask about one from an
/// e-licence.
/// </summary>
public static class Uscc
{
    public const int Length = 18;
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static bool IsValid(string? code) =>
        code is { Length: Length } && CheckCharacter(code.AsSpan(0, Length - 1)) == code[^1];

    // Weights are the powers of 3 modulo 31.
    private static char? CheckCharacter(ReadOnlySpan<char> body)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            if (Alphabet.IndexOf(character, StringComparison.Ordinal) is var value && value < 0)
            {
                return null;
            }

            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
