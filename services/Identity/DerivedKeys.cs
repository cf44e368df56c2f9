using System.Security.Cryptography;
using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity;

/// <summary>
/// Keys for what need not be kept because it can be derived again, each for one purpose, all from
/// <c>SigningKeys__Password</c> (HKDF, RFC 5869). What is derived with one says nothing about another.
/// </summary>
public sealed class DerivedKeys(IConfiguration configuration)
{
    private readonly byte[] _password = Encoding.UTF8.GetBytes(configuration.Need("SigningKeys:Password"));

    public byte[] For(string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, _password, outputLength: 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// What comes after a secret: it can be said again though only its hash is kept, and nobody else derives it.
    /// </summary>
    public string After(string secret, string purpose) =>
        Base64UrlEncoder.Encode(HMACSHA256.HashData(For(purpose), Encoding.UTF8.GetBytes(secret)));
}
