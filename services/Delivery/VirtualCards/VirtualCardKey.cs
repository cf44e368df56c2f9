using System.Buffers.Text;
using System.Security.Cryptography;
using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>A key pair (ECDSA P-256) that signs virtual cards and revocation lists, as it is kept.</summary>
/// <param name="KeyId">The first eight bytes of the SHA-256 over X and Y, in Base64Url.</param>
/// <param name="PrivateKey">PKCS#8, encrypted.</param>
/// <param name="SignsFrom">From then on until its successor does; published before.</param>
public sealed record VirtualCardKey(
    string KeyId, byte[] X, byte[] Y, byte[] PrivateKey, DateTimeOffset PublishedAt, DateTimeOffset SignsFrom)
{
    public const int IdSize = 8;

    // A card tells its moment in whole seconds, which must not lie before its key's.
    public static VirtualCardKey New(PersonalDataProtector protector, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new(
            IdOf(point),
            point.X!,
            point.Y!,
            protector.Protect(pair.ExportPkcs8PrivateKey()),
            now,
            DateTimeOffset.FromUnixTimeSeconds(signsFrom.ToUnixTimeSeconds()));
    }

    /// <summary>ES256: r and s, 32 bytes each.</summary>
    public byte[] Sign(byte[] bytes, PersonalDataProtector protector)
    {
        using var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(protector.Unprotect<byte[]>(PrivateKey), out _);
        return pair.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool HasSigned(byte[] bytes, byte[] signature)
    {
        using var pair = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = { X = X, Y = Y } });
        return pair.VerifyData(
            bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static string IdOf(ECPoint point) =>
        Base64Url.EncodeToString(SHA256.HashData([.. point.X!, .. point.Y!]).AsSpan(0, IdSize));
}
