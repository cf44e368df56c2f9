using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// What the cookie names: the session, and the secret that shows the cookie came from there.
/// </summary>
/// <param name="Id">The session.</param>
/// <param name="Secret">What the gateway proves it with.</param>
/// <param name="IdleSeconds">How long it may lie unused before it ends by itself.</param>
/// <param name="ProvedAt">
/// When its holder last proved who he is: a token that was got before that is not used any more, at no replica.
/// </param>
public sealed record BrowserSession(Guid Id, string Secret, int? IdleSeconds, DateTimeOffset? ProvedAt = null)
{
    private const string IdleClaim = "idle";
    private const string SecretClaim = "session-secret";
    private const string ProvedClaim = "proved-at";

    /// <summary>The session of who came with our cookie; null for who came with a bearer token, or nothing.</summary>
    public static BrowserSession? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(SecretClaim) is { } secret
            ? new(
                Guid.Parse(user.FindFirstValue("sid")!), secret,
                int.TryParse(user.FindFirstValue(IdleClaim), CultureInfo.InvariantCulture, out var idle) ? idle : null,
                DateTimeOffset.TryParse(
                    user.FindFirstValue(ProvedClaim), CultureInfo.InvariantCulture, out var provedAt)
                    ? provedAt
                    : null)
            : null;

    public ClaimsPrincipal AsPrincipal(Guid accountId) => new(new ClaimsIdentity(
        [
            new("sub", accountId.ToString()), new("sid", Id.ToString()), new(SecretClaim, Secret),
            new(IdleClaim, $"{IdleSeconds}"),
            .. ProvedAt is { } at
                ? [new Claim(ProvedClaim, at.ToString("O", CultureInfo.InvariantCulture))]
                : (Claim[])[],
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
