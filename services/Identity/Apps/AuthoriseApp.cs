using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Apps;

/// <summary>Somebody who is signed in in a browser lets an app act for him, or does not (RFC 6749, 4.1).</summary>
public static class AuthoriseApp
{
    /// <param name="ClientId">The app.</param>
    /// <param name="RedirectUri">One of the addresses it is registered with; on the device itself, with any port.</param>
    /// <param name="CodeChallenge">SHA-256 of the app's verifier in Base64url (RFC 7636).</param>
    /// <param name="CodeChallengeMethod">S256; a verifier that goes through the browser itself protects nothing.</param>
    /// <param name="State">By which the app knows its own question; it comes back as it is.</param>
    /// <param name="Allow">Whether the app may.</param>
    public record Request(
        [Required, MaxLength(100)] string ClientId,
        [Required, MaxLength(500)] string RedirectUri,
        [Required, RegularExpression("[A-Za-z0-9_-]{43}")] string CodeChallenge,
        [Required, AllowedValues("S256")] string CodeChallengeMethod,
        [Required, MaxLength(500)] string State,
        [Required] bool? Allow);

    /// <param name="GoTo">
    /// Where the browser goes now: the app's address with code, or error=access_denied, and state and iss (RFC 9207).
    /// </param>
    public record Response(string GoTo);

    /// <summary>
    /// The way back to the app. 404 app.unknown, 400 app.address-not-registered; 403 app.asks-for-itself: an app lets
    /// no app in, only who sits before a browser; 403 agent.not-authorised.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, Caller caller, RegisteredApps apps, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var app = apps.Get(request.ClientId, request.RedirectUri);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(caller, ct) ?? throw new SessionEndedException();
        account.MustBeAllowedIn();
        var session = await db.Sessions.AsNoTracking().SingleAsync(one => one.Id == caller.SessionId, ct);
        if (session.Kind is not SessionKind.Browser)
        {
            throw new ProblemException(403, "app.asks-for-itself", "People let an app in, in a browser.");
        }

        if (request.Allow is false)
        {
            return TypedResults.Ok(Back(request, "error", "access_denied"));
        }

        var (code, now) = (Secret.New(), TimeProvider.System.GetUtcNow());
        db.Add(AuthorizationCode.Of(code, app, request.RedirectUri, request.CodeChallenge, account.Id, now));
        db.Audit(caller.Subject, "app.allowed", subject: app.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(Back(request, "code", code));
    }

    private static Response Back(Request request, string name, string value) =>
        new(QueryHelpers.AddQueryString(request.RedirectUri, new Dictionary<string, string?>
        {
            [name] = value,
            ["state"] = request.State,
            ["iss"] = TokenValidation.Issuer,
        }));
}
