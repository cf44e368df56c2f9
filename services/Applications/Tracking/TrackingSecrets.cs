using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Tracking;

/// <summary>
/// Codes and tokens, and what is kept of them. Six digits are soon tried out, so a code's hash is keyed
/// (<c>PersonalData__Key</c>); a token is long enough without.
/// </summary>
public sealed class TrackingSecrets(IConfiguration configuration)
{
    private readonly byte[] _key = SHA256.HashData(
        Encoding.UTF8.GetBytes("tracking code " + configuration.Need("PersonalData:Key")));

    public static string NewCode() =>
        RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>256 random bits, URL-safe.</summary>
    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Good for this code alone: the same digits under another id hash otherwise.</summary>
    public byte[] HashOf(Guid codeId, string digits) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{codeId} {digits}"));

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
