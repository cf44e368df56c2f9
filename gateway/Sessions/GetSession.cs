using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// Whether the browser is signed in, and the antiforgery token for its unsafe calls: to be asked again after signing in
/// and out, since the token belongs to who is signed in.
/// </summary>
public static class GetSession
{
    public record Response(bool SignedIn, string AntiforgeryToken);

    // GetAndStoreTokens forbids to cache the answer.
    public static Ok<Response> Handle(IAntiforgery antiforgery, HttpContext http) => TypedResults.Ok(new Response(
        BrowserSession.Of(http.User) is not null, antiforgery.GetAndStoreTokens(http).RequestToken!));
}
