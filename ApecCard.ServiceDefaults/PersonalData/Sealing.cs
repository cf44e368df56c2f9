using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ApecCard.ServiceDefaults;

/// <summary>Bytes that only their key opens, unchanged (AES-256-GCM): version, nonce, tag, text.</summary>
public static class Sealing
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16, Head = 1 + NonceSize + TagSize;

    public static byte[] KeyOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> clear)
    {
        var kept = new byte[Head + clear.Length];
        kept[0] = Version;
        RandomNumberGenerator.Fill(Nonce(kept));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(Nonce(kept), clear, kept.AsSpan(Head), Tag(kept), VersionOf(kept));
        return kept;
    }

    /// <summary>False when it was sealed under another key, or changed.</summary>
    public static bool TryOpen(byte[] key, byte[] kept, [NotNullWhen(true)] out byte[]? clear)
    {
        clear = null;
        if (kept.Length < Head || kept[0] != Version)
        {
            return false;
        }

        var opened = new byte[kept.Length - Head];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(Nonce(kept), kept.AsSpan(Head), Tag(kept), opened, VersionOf(kept));
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        clear = opened;
        return true;
    }

    private static Span<byte> VersionOf(byte[] kept) => kept.AsSpan(0, 1);

    private static Span<byte> Nonce(byte[] kept) => kept.AsSpan(1, NonceSize);

    private static Span<byte> Tag(byte[] kept) => kept.AsSpan(1 + NonceSize, TagSize);
}
