using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Encrypts what a service must keep of a person (AES-256-GCM under <c>PersonalData__Key</c>): version, nonce, tag,
/// text.
/// </summary>
public sealed class PersonalDataProtector(IConfiguration configuration)
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16, Head = 1 + NonceSize + TagSize;

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(
        configuration["PersonalData:Key"] ?? throw new InvalidOperationException("Set PersonalData__Key.")));

    public byte[] Protect<T>(T data)
    {
        var clear = JsonSerializer.SerializeToUtf8Bytes(data, Json.Options);
        var kept = new byte[Head + clear.Length];
        kept[0] = Version;
        RandomNumberGenerator.Fill(Nonce(kept));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(Nonce(kept), clear, kept.AsSpan(Head), Tag(kept), VersionOf(kept));
        return kept;
    }

    /// <summary>
    /// Throws <see cref="CryptographicException"/> when anything of it was changed, or it is not ours.
    /// </summary>
    public T Unprotect<T>(byte[] kept)
    {
        if (kept.Length < Head || kept[0] != Version)
        {
            throw new CryptographicException("This was not protected here.");
        }

        var clear = new byte[kept.Length - Head];
        using var aes = new AesGcm(_key, TagSize);
        aes.Decrypt(Nonce(kept), kept.AsSpan(Head), Tag(kept), clear, VersionOf(kept));
        return JsonSerializer.Deserialize<T>(clear, Json.Options)!;
    }

    private static Span<byte> VersionOf(byte[] kept) => kept.AsSpan(0, 1);

    private static Span<byte> Nonce(byte[] kept) => kept.AsSpan(1, NonceSize);

    private static Span<byte> Tag(byte[] kept) => kept.AsSpan(1 + NonceSize, TagSize);
}
