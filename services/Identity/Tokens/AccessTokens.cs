using ApecCard.Identity.Accounts;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tokens;

/// <summary>Issues access tokens (ES256, at+jwt), good for ten minutes.</summary>
public sealed class AccessTokens(SigningKeys keys)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public sealed record AccessToken(string Text, DateTimeOffset ExpiresAt);

    /// <summary>For a person, within a session.</summary>
    public AccessToken Issue(Account account, Session session)
    {
        var claims = Claims($"{account.Id}", account.Role);
        claims["sid"] = $"{session.Id}";
        claims["auth_time"] = session.ProvedAt.ToUnixTimeSeconds();
        if (account.EnterpriseId is { } enterprise)
        {
            claims["enterprise"] = $"{enterprise}";
        }

        if (account.Office is { } office)
        {
            claims["office"] = office;
        }

        return Sign(TokenValidation.PeoplesAudience, claims);
    }

    /// <summary>For an economy's system, which answers what it is asked; it has no session.</summary>
    public AccessToken IssueForEconomy(string economy)
    {
        var claims = Claims(OutsidersTopology.UserOf(economy), Roles.Economy);
        claims["economy"] = economy;
        return Sign(TokenValidation.PeoplesAudience, claims);
    }

    /// <summary>For one of our services.</summary>
    public AccessToken Issue(string service) => Sign(TokenValidation.ServicesAudience, Claims(service, Roles.Service));

    private static Dictionary<string, object> Claims(string subject, string role) => new()
    {
        ["jti"] = Guid.NewGuid().ToString("N"),
        ["sub"] = subject,
        ["role"] = new[] { role },
    };

    private AccessToken Sign(string audience, Dictionary<string, object> claims)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var text = _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenValidation.TokenType,
            Issuer = TokenValidation.Issuer,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            Claims = claims,
            SigningCredentials = keys.Newest,
        });
        return new(text, now + Lifetime);
    }
}
