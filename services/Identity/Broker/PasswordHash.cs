using System.Security.Cryptography;
using System.Text;

namespace ApecCard.Identity.Broker;

/// <summary>RabbitMQ's way to keep a password: Base64 of four random bytes and the SHA-256 over them and it.</summary>
public static class PasswordHash
{
    public const int SaltSize = 4;

    public static string Of(string password) => Of(password, RandomNumberGenerator.GetBytes(SaltSize));

    public static bool Fits(string password, string? hash)
    {
        var kept = new byte[SaltSize + SHA256.HashSizeInBytes];
        return hash is not null && Convert.TryFromBase64String(hash, kept, out var length) && length == kept.Length
            && Of(password, kept[..SaltSize]) == hash;
    }

    private static string Of(string password, byte[] salt) =>
        Convert.ToBase64String([.. salt, .. SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(password)])]);
}
