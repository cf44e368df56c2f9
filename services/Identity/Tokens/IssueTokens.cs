using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ApecCard.Identity.Apps;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Tokens;

/// <summary>
/// Apps that somebody allowed, and systems, hold their tokens themselves. No app ever sees a password: the browser does.
/// </summary>
public static class IssueTokens
{
    public enum Grant
    {
        [JsonStringEnumMemberName("authorization-code")]
        AuthorizationCode,

        [JsonStringEnumMemberName("refresh")]
        Refresh,

        [JsonStringEnumMemberName("client-credentials")]
        ClientCredentials,
    }

    /// <param name="Grant">
    /// Of an app: authorization-code (clientId, code, codeVerifier, redirectUri), then refresh (clientId,
    /// refreshToken); of a system: client-credentials (clientId, clientSecret).
    /// </param>
    /// <param name="ClientId">The app's id; a service's name, or an economy's: economy-aus.</param>
    /// <param name="Code">What the browser brought back; it is used up by this.</param>
    /// <param name="CodeVerifier">Whose SHA-256 was the challenge (RFC 7636).</param>
    /// <param name="RedirectUri">Where the browser brought the code.</param>
    /// <param name="RefreshToken">The last one received; it is used up by this.</param>
    /// <param name="ClientSecret">A system's secret.</param>
    public record Request(
        [Required] Grant? Grant,
        [MaxLength(100)] string? ClientId,
        [MaxLength(100)] string? Code,
        [RegularExpression("[A-Za-z0-9._~-]{43,128}")] string? CodeVerifier,
        [MaxLength(500)] string? RedirectUri,
        [MaxLength(100)] string? RefreshToken,
        [MaxLength(200)] string? ClientSecret);

    /// <param name="AccessToken">Good for ten minutes.</param>
    /// <param name="ExpiresAt">When the access token ends.</param>
    /// <param name="RefreshToken">Good once, for the next pair; systems get none.</param>
    public record Response(
        string AccessToken, DateTimeOffset ExpiresAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken = null);

    /// <summary>
    /// Issues tokens. 401 app.code-refused, session.ended, or of a system sign-in.failed; 403 agent.not-authorised.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, OpenAppSession apps, RefreshSession refresh, SystemSecrets systems, AccessTokens tokens,
        CancellationToken ct)
    {
        if (request.Grant is Grant.ClientCredentials)
        {
            return TypedResults.Ok(await OfSystemAsync(request, systems, tokens, ct));
        }

        var clientId = Needed.In(request.ClientId, "clientId");
        var signedIn = request.Grant is Grant.AuthorizationCode
            ? await apps.WithCodeAsync(
                clientId, Needed.In(request.Code, "code"), Needed.In(request.CodeVerifier, "codeVerifier"),
                Needed.In(request.RedirectUri, "redirectUri"), ct)
            : await refresh.RotateAsync(clientId, Needed.In(request.RefreshToken, "refreshToken"), ct);
        var token = tokens.Issue(signedIn.Account, signedIn.Session);
        return TypedResults.Ok(new Response(token.Text, token.ExpiresAt, signedIn.Secret));
    }

    private static async Task<Response> OfSystemAsync(
        Request request, SystemSecrets systems, AccessTokens tokens, CancellationToken ct)
    {
        var (name, secret) = (
            Needed.In(request.ClientId, "clientId"), Needed.In(request.ClientSecret, "clientSecret"));
        var system = await systems.FindAsync(name, secret, ct)
            ?? throw new ProblemException(401, "sign-in.failed", "This is not how this system signs in.");
        var token = tokens.Issue(system);
        return new(token.Text, token.ExpiresAt);
    }
}
