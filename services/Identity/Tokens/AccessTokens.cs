using ApecCard.Identity.Accounts;
using ApecCard.Identity.Broker;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
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
        if (session.Kind is SessionKind.Browser)
        {
            claims["auth_time"] = session.ProvedAt.ToUnixTimeSeconds(); // nothing decisive is done by an app
        }

        if (account.IsOfficer)
        {
            claims["preferred_username"] = account.SignInName; // it is laid over the files that an officer opens
        }

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

    /// <summary>For a system, which has no session: one of our services, or an economy's, which answers what it is asked.</summary>
    public AccessToken Issue(SystemClient system)
    {
        if (system.Kind is SystemKind.Service)
        {
            return Sign(TokenValidation.ServicesAudience, Claims(system.Name, Roles.Service));
        }

        var claims = Claims(system.Name, system.Kind is SystemKind.Economy ? Roles.Economy : Roles.Subscriber);
        if (system.Kind is SystemKind.Economy)
        {
            claims["economy"] = OutsidersTopology.EconomyOf(system.Name);
        }

        claims["scope"] = string.Join(' ', system.Scopes);
        return Sign(TokenValidation.PeoplesAudience, claims);
    }

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
