using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// A browser signs in: <c>{"kind":"password","email","password"}</c>, of an officer with the one-time <c>"code"</c>, or
/// <c>{"kind":"elicence","elicenceSessionId","browserSecret"}</c>, or after one-time codes were set up
/// <c>{"kind":"enrolment","ticket"}</c>. What it gets is a cookie that names the session; Identity's refusals are
/// passed on.
/// </summary>
public static class SignIn
{
    public static async Task<Ok<JsonElement>> Handle(
        JsonElement proof, IdentityClient identity, SessionTokens tokens, HttpContext http, CancellationToken ct)
    {
        var opened = await identity.OpenSessionAsync(proof, CallerPlace.Of(http), ct);
        var session = new BrowserSession(
            opened.SessionId, opened.SessionSecret, opened.IdleSeconds, opened.ProvedAt);
        tokens.Keep(session.Id, new(opened.AccessToken, opened.ExpiresAt, opened.ProvedAt));
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, session.AsPrincipal(opened.Account.GetProperty("id").GetGuid()));
        CallerPlace.Remember(http, opened.KnownDevice);
        return TypedResults.Ok(opened.Account);
    }
}
