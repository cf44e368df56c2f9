using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity;

/// <summary>Random secrets: handed out once, kept only as their SHA-256.</summary>
public static class Secret
{
    /// <summary>256 random bits, URL-safe.</summary>
    public static string New() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>
    /// What comes after a secret: derived, so that it can be said again though only its hash is kept. Without our key
    /// nobody derives it.
    /// </summary>
    public static string After(string secret, string what, IConfiguration configuration) =>
        Base64UrlEncoder.Encode(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes($"{what}\n{configuration["SigningKeys:Password"]}"), Encoding.UTF8.GetBytes(secret)));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares in a time that tells nothing.</summary>
    public static bool Matches(string? presented, byte[]? hash) =>
        presented is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Hash(presented), hash);
}
