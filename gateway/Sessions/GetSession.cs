using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// Whether the browser is signed in, and the antiforgery token for its unsafe calls: to be asked again after signing in
/// and out, since the token belongs to who is signed in.
/// </summary>
public static class GetSession
{
    /// <param name="SignedIn">Whether the cookie names a session.</param>
    /// <param name="AntiforgeryToken">For the header X-XSRF-TOKEN.</param>
    /// <param name="IdleSeconds">After how long without a sign of life the session ends by itself.</param>
    public record Response(bool SignedIn, string AntiforgeryToken, int? IdleSeconds);

    // GetAndStoreTokens forbids to cache the answer.
    public static Ok<Response> Handle(IAntiforgery antiforgery, HttpContext http)
    {
        var session = BrowserSession.Of(http.User);
        return TypedResults.Ok(new Response(
            session is not null, antiforgery.GetAndStoreTokens(http).RequestToken!, session?.IdleSeconds));
    }
}
