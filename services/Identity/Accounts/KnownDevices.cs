using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// What a device keeps (the gateway: in a cookie) that somebody has signed in with: it names nobody, and only we can
/// have written it. It opens nothing; attempts made with it are counted apart.
/// </summary>
public sealed class KnownDevices(IConfiguration configuration)
{
    private static readonly TimeSpan _good = TimeSpan.FromDays(365);

    private readonly byte[] _key = SHA256.HashData(
        Encoding.UTF8.GetBytes("known devices\n" + configuration.Need("SigningKeys:Password")));

    public string Remember(string signInName, DateTimeOffset now)
    {
        var head = $"{Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12))}.{now.ToUnixTimeSeconds()}";
        return $"{head}.{Seal(head, signInName)}";
    }

    public bool IsKnown(string? device, string signInName) =>
        device?.Split('.') is [var id, var since, var seal]
        && long.TryParse(since, CultureInfo.InvariantCulture, out var seconds)
        && seconds > (TimeProvider.System.GetUtcNow() - _good).ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Seal($"{id}.{since}", signInName)));

    private string Seal(string head, string signInName) => Base64UrlEncoder.Encode(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{head}\n{signInName}")));
}
