using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Tokens;

/// <summary>Apps and systems sign in, and stay signed in, by tokens they hold themselves.</summary>
public static class IssueTokens
{
    public enum Grant
    {
        [JsonStringEnumMemberName("password")]
        Password,

        [JsonStringEnumMemberName("elicence")]
        Elicence,

        [JsonStringEnumMemberName("refresh")]
        Refresh,

        [JsonStringEnumMemberName("client-credentials")]
        ClientCredentials,
    }

    /// <param name="Grant">
    /// password (email, password, an officer's code), elicence (elicenceSessionId, browserSecret), refresh
    /// (refreshToken) or client-credentials (clientId, clientSecret).
    /// </param>
    /// <param name="Email">The account's sign-in name.</param>
    /// <param name="Password">Its password.</param>
    /// <param name="Code">An officer's one-time code, or one of the recovery codes.</param>
    /// <param name="ElicenceSessionId">A scanned session opened for SignIn.</param>
    /// <param name="BrowserSecret">What only the app that opened it knows.</param>
    /// <param name="RefreshToken">The last one received; it is used up by this.</param>
    /// <param name="ClientId">A service's name, or an economy's: economy-aus.</param>
    /// <param name="ClientSecret">Its secret.</param>
    public record Request(
        [Required] Grant? Grant,
        [MaxLength(254)] string? Email,
        [MaxLength(PasswordRules.MaxLength)] string? Password,
        [MaxLength(40)] string? Code,
        Guid? ElicenceSessionId,
        [MaxLength(100)] string? BrowserSecret,
        [MaxLength(100)] string? RefreshToken,
        [MaxLength(100)] string? ClientId,
        [MaxLength(200)] string? ClientSecret);

    /// <param name="AccessToken">Good for ten minutes.</param>
    /// <param name="ExpiresAt">When the access token ends.</param>
    /// <param name="RefreshToken">Good once, for the next pair; systems get none.</param>
    public record Response(
        string AccessToken, DateTimeOffset ExpiresAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken = null);

    /// <summary>
    /// Issues tokens. 401 sign-in.failed, session.ended or, with Retry-After, sign-in.locked; of officers besides
    /// sign-in.code-needed, sign-in.code-refused, or with a ticket sign-in.enrolment-needed; 403 agent.not-authorised,
    /// officer.disabled; 409 elicence.* or enterprise.not-registered.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, SignIn signIn, RefreshSession refresh, SystemSecrets systems, AccessTokens tokens,
        CancellationToken ct)
    {
        if (request.Grant is Grant.ClientCredentials)
        {
            return TypedResults.Ok(await OfSystemAsync(request, systems, tokens, ct));
        }

        var signedIn = await (request.Grant switch
        {
            Grant.Password => signIn.WithPasswordAsync(
                Needed.In(request.Email, "email"), Needed.In(request.Password, "password"), request.Code,
                SessionKind.Direct, ct),
            Grant.Elicence => signIn.WithElicenceAsync(
                Needed.In(request.ElicenceSessionId, "elicenceSessionId"),
                Needed.In(request.BrowserSecret, "browserSecret"), SessionKind.Direct, ct),
            _ => refresh.RotateAsync(Needed.In(request.RefreshToken, "refreshToken"), ct),
        });
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
