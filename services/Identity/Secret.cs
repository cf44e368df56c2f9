using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity;

/// <summary>Random secrets: handed out once, kept only as their SHA-256.</summary>
public static class Secret
{
    /// <summary>256 random bits, URL-safe.</summary>
    public static string New() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Compares in a time that tells nothing, as does the next.</summary>
    public static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    public static bool Matches(string? presented, byte[]? hash) =>
        presented is not null && hash is not null && CryptographicOperations.FixedTimeEquals(Hash(presented), hash);
}
