using System.Security.Claims;
using System.Security.Cryptography;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Testing;

/// <summary>Access tokens as Identity would issue them, signed with a key of the tests' own.</summary>
public static class TestTokens
{
    public static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    /// <param name="alsoRole">A second role of the same account.</param>
    public static string Of(
        string role, string subject, Guid? enterpriseId = null, string? office = null, string? economy = null,
        string? alsoRole = null, DateTimeOffset? provedAt = null)
    {
        var proved = (provedAt ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds();
        var claims = new List<Claim>
        {
            new("sub", subject), new("role", role), new("sid", Guid.NewGuid().ToString()),
            new("auth_time", $"{proved}", ClaimValueTypes.Integer64),
        };
        if (enterpriseId is { } enterprise)
        {
            claims.Add(new("enterprise", enterprise.ToString()));
        }

        if (alsoRole is not null)
        {
            claims.Add(new("role", alsoRole));
        }

        if (office is not null)
        {
            claims.Add(new("office", office));
        }

        if (role is Roles.Subscriber)
        {
            claims.Add(new("scope", Scopes.ReadEvents));
        }

        if (economy is not null)
        {
            claims.Add(new("economy", economy));
            claims.Add(new("scope", $"{Scopes.ReadRequests} {Scopes.SendWords}"));
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenValidation.TokenType,
            Issuer = TokenValidation.Issuer,
            Audience = role is Roles.Service ? TokenValidation.ServicesAudience : TokenValidation.PeoplesAudience,
            Subject = new(claims),
            Expires = DateTime.UtcNow.AddMinutes(10),
            SigningCredentials = new(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
