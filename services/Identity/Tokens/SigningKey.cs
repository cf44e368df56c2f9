using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tokens;

/// <summary>A key pair that signs access tokens (ECDSA P-256), as it is kept.</summary>
/// <param name="Kid">Its name in tokens: the thumbprint of RFC 7638.</param>
/// <param name="PrivateKey">PKCS#8 in PEM, encrypted under SigningKeys__Password.</param>
/// <param name="CreatedAt">When it was made, and so published.</param>
/// <param name="SignsFrom">From when on it signs, until the next one does.</param>
public sealed record SigningKey(string Kid, string PrivateKey, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom)
{
    private static readonly PbeParameters _encryption =
        new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 100_000);

    public static SigningKey New(string password, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(KidOf(pair), pair.ExportEncryptedPkcs8PrivateKeyPem(password, _encryption), now, signsFrom);
    }

    public ECDsaSecurityKey Open(string password)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportFromEncryptedPem(PrivateKey, password);
            return new(pair) { KeyId = Kid };
        }
        catch (CryptographicException e)
        {
            pair.Dispose();
            throw new InvalidOperationException(
                $"SigningKeys__Password does not open the signing key {Kid} in the database.", e);
        }
    }

    private static string KidOf(ECDsa pair) =>
        Base64UrlEncoder.Encode(new ECDsaSecurityKey(pair).ComputeJwkThumbprint());
}
