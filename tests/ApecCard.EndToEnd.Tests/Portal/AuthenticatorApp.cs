using System.Globalization;
using System.Security.Cryptography;

namespace ApecCard.EndToEnd.Tests.Portal;

/// <summary>The app on an officer's telephone, as others wrote it: it knows RFC 6238 and nothing of ours.</summary>
/// <param name="secret">What the page shows to who cannot scan: Base32, perhaps with spaces.</param>
internal sealed class AuthenticatorApp(string secret)
{
    private readonly byte[] _secret = Decode(secret);
    private long _last;

    /// <summary>The code of now, once it is another than the last, and is shown for long enough to be typed.</summary>
    public async Task<string> NextAsync()
    {
        _last = Math.Max(_last + 1, DateTimeOffset.UtcNow.AddSeconds(5).ToUnixTimeSeconds() / 30);
        var wait = DateTimeOffset.FromUnixTimeSeconds(_last * 30) - DateTimeOffset.UtcNow;
        await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
#pragma warning disable CA5350 // RFC 6238's own
        var hash = HMACSHA1.HashData(_secret, (byte[])[.. BitConverter.GetBytes(_last).Reverse()]);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsAsciiLetterOrDigit).Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        return
        [
            .. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)),
        ];
    }
}
