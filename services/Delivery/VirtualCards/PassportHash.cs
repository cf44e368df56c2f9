using System.Security.Cryptography;
using System.Text;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// A passport number that can be compared and not read: PBKDF2-HMAC-SHA256 over the number, trimmed, in upper case and
/// UTF-8, under a salt of its own. Numbers are short: only slowness keeps whoever photographs a code from trying all.
/// </summary>
public sealed record PassportHash(byte[] Salt, int Iterations, byte[] Hash)
{
    public const int SaltSize = 16;
    public const int HashSize = 32;

    private const int EnoughIterations = 300_000;

    public static PassportHash Of(string number)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return new(salt, EnoughIterations, Derive(number, salt, EnoughIterations));
    }

    public bool Fits(string number) =>
        CryptographicOperations.FixedTimeEquals(Hash, Derive(number, Salt, Iterations));

    private static byte[] Derive(string number, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(number.Trim().ToUpperInvariant()), salt, iterations, HashAlgorithmName.SHA256, HashSize);
}
