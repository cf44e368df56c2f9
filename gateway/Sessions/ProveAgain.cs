using System.Security.Claims;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// Somebody who is signed in proves again who he is, before a decisive act: <c>{"code"}</c> of an officer's app, or
/// <c>{"password"}</c>. The session stays the same and goes by another secret, in a new cookie; the one before is worth
/// nothing after half a minute. Identity's refusals are passed on.
/// </summary>
public static class ProveAgain
{
    public record Request(string? Code, string? Password);

    public static async Task<NoContent> Handle(
        Request request, IdentityClient identity, SessionTokens tokens, IAntiforgery antiforgery, HttpContext http,
        CancellationToken ct)
    {
        var session = BrowserSession.Of(http.User) ?? throw new ProblemException(
            StatusCodes.Status403Forbidden, "reauthentication.of-a-browser",
            "This is for a browser that is signed in. What needs it is done there.");
        await antiforgery.RequireValidAsync(http);
        var proof = await identity.ProveAgainAsync(session, request.Code, request.Password, CallerPlace.Of(http), ct);
        var proved = session with { Secret = proof.SessionSecret, ProvedAt = proof.ProvedAt };
        tokens.Forget(session);
        tokens.Keep(proved, new(proof.AccessToken, proof.ExpiresAt, proof.ProvedAt));
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            proved.AsPrincipal(Guid.Parse(http.User.FindFirstValue("sub")!)));
        return TypedResults.NoContent();
    }
}
