using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Simulators;

/// <summary>An outside system's own ES256 key, made at its start; Jwks is its public half.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public SigningCredentials Credentials =>
        new(new ECDsaSecurityKey(_key) { KeyId = Id }, SecurityAlgorithms.EcdsaSha256);

    /// <summary>ECDSA P-256 over SHA-256, as IEEE P1363 (r then s, 64 bytes).</summary>
    public byte[] Sign(byte[] what) => _key.SignData(what, HashAlgorithmName.SHA256);

    /// <summary>The JSON Web Key Set with the one public key.</summary>
    public object Jwks()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC",
                    crv = "P-256",
                    use = "sig",
                    alg = "ES256",
                    kid = Id,
                    x = Base64UrlEncoder.Encode(point.X),
                    y = Base64UrlEncoder.Encode(point.Y),
                },
            },
        };
    }

    public void Dispose() => _key.Dispose();
}
