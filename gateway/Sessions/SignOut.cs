using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>A browser signs out: the session ends everywhere, not only the cookie.</summary>
public static class SignOut
{
    public static async Task<NoContent> Handle(
        IdentityClient identity, RevokedSessions revoked, IAntiforgery antiforgery, HttpContext http, CancellationToken ct)
    {
        if (BrowserSession.Of(http.User) is { } session)
        {
            await antiforgery.RequireValidAsync(http);
            revoked.Add(session.Id);
            await identity.EndSessionAsync(session, ct);
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }

        return TypedResults.NoContent();
    }

    /// <summary>403 <c>antiforgery</c> for an unsafe call that does not come from our own pages.</summary>
    public static async Task RequireValidAsync(this IAntiforgery antiforgery, HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "antiforgery", "Get a token from /bff/session and send it as X-XSRF-TOKEN.");
        }
    }
}
