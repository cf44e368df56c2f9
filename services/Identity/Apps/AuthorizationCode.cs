using System.Security.Cryptography;
using System.Text;
using ApecCard.Identity.Sessions;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Apps;

/// <summary>
/// What an app gets by way of the browser once somebody has allowed it (RFC 6749, 4.1): good once, for a minute, for
/// this app, and only together with the verifier that never left it (RFC 7636).
/// </summary>
public sealed class AuthorizationCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    /// <summary>SHA-256 of the code.</summary>
    public required byte[] Hash { get; init; }

    public required string AppId { get; init; }
    public required string RedirectUri { get; init; }

    /// <summary>SHA-256 of the verifier, in Base64url: S256, there is no other method.</summary>
    public required string Challenge { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it came for the first time, with the right verifier or not.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>The session it opened.</summary>
    public Guid? SessionId { get; private set; }

    public static AuthorizationCode Of(
        string code, RegisteredApp app, string redirectUri, string challenge, Guid accountId, DateTimeOffset now) => new()
        {
            Hash = Secret.Hash(code),
            AppId = app.Id,
            RedirectUri = redirectUri,
            Challenge = challenge,
            AccountId = accountId,
            ExpiresAt = now + Lifetime,
        };

    /// <summary>Uses it up, and says whether it was good for that.</summary>
    public bool Use(string appId, string redirectUri, string verifier, DateTimeOffset now)
    {
        UsedAt = now;
        return now < ExpiresAt && AppId == appId && RedirectUri == redirectUri
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(Challenge), Encoding.UTF8.GetBytes(ChallengeOf(verifier)));
    }

    public void Opened(Session session) => SessionId = session.Id;

    private static string ChallengeOf(string verifier) => Base64UrlEncoder.Encode(Secret.Hash(verifier));
}
