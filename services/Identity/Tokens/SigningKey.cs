using System.Security.Cryptography;
using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tokens;

/// <summary>A key pair that signs access tokens (ECDSA P-256), as it is kept.</summary>
/// <param name="Kid">Its name in tokens: the thumbprint of RFC 7638.</param>
/// <param name="PrivateKey">PKCS#8 under SigningKeys__Password (PBKDF2, AES-256-GCM), in Base64.</param>
/// <param name="CreatedAt">When it was made, and so published.</param>
/// <param name="SignsFrom">From when on it signs, until the next one does.</param>
public sealed record SigningKey(string Kid, string PrivateKey, DateTimeOffset CreatedAt, DateTimeOffset SignsFrom)
{
    public static SigningKey New(string password, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var kid = KidOf(pair);
        var kept = Sealing.Seal(KeyOf(password, kid), pair.ExportPkcs8PrivateKey());
        return new(kid, Convert.ToBase64String(kept), now, signsFrom);
    }

    public ECDsaSecurityKey Open(string password)
    {
        if (!Sealing.TryOpen(KeyOf(password, Kid), Convert.FromBase64String(PrivateKey), out var clear))
        {
            throw new InvalidOperationException(
                $"SigningKeys__Password does not open the signing key {Kid} in the database.");
        }

        var pair = ECDsa.Create();
        pair.ImportPkcs8PrivateKey(clear, out _);
        return new(pair) { KeyId = Kid };
    }

    private static byte[] KeyOf(string password, string kid) => Rfc2898DeriveBytes.Pbkdf2(
        password, salt: Encoding.UTF8.GetBytes(kid), iterations: 100_000, HashAlgorithmName.SHA256, outputLength: 32);

    private static string KidOf(ECDsa pair) =>
        Base64UrlEncoder.Encode(new ECDsaSecurityKey(pair).ComputeJwkThumbprint());
}
