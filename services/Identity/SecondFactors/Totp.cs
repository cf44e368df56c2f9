using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ApecCard.Identity.SecondFactors;

/// <summary>Time-based one-time codes (RFC 6238): SHA-1, six digits, thirty seconds, as apps expect them.</summary>
public static class Totp
{
    public const int Digits = 6;

    private const int SecretSize = 20; // RFC 4226, 4: 160 bits
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648

    private static readonly TimeSpan _period = TimeSpan.FromSeconds(30);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretSize);

    /// <summary>How many times thirty seconds have passed since 1970.</summary>
    public static long StepAt(DateTimeOffset now) => (long)((now - DateTimeOffset.UnixEpoch) / _period);

    public static DateTimeOffset StartOf(long step) => DateTimeOffset.UnixEpoch + (step * _period);

    public static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's own; the apps know no other, and a collision is of no use here
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (truncated % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>What the app reads from the QR code.</summary>
    public static string Uri(byte[] secret, string account) =>
        $"otpauth://totp/ApecCard:{System.Uri.EscapeDataString(account)}"
        + $"?secret={Base32(secret)}&issuer=ApecCard&algorithm=SHA1&digits={Digits}&period=30";

    /// <summary>Without padding: who cannot scan types it.</summary>
    public static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        for (var at = 0; at < text.Length; at++)
        {
            var (first, shift) = Math.DivRem(at * 5, 8);
            var pair = (bytes[first] << 8) | (first + 1 < bytes.Length ? bytes[first + 1] : 0);
            text[at] = Alphabet[(pair >> (11 - shift)) & 31];
        }

        return new(text);
    }
}
