using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// A browser signs in: <c>{"kind":"password","email","password"}</c>, of an officer with the one-time <c>"code"</c>, of
/// others with the mailed one and its <c>"codeRequestId"</c> where the browser is new, or
/// <c>{"kind":"elicence","elicenceSessionId","browserSecret"}</c>, or after one-time codes were set up
/// <c>{"kind":"enrolment","ticket"}</c>. What it gets is a cookie that names the session; Identity's refusals are
/// passed on. The session that the browser still had, if any, ends then.
/// </summary>
public static partial class SignIn
{
    public static async Task<Ok<JsonElement>> Handle(
        JsonElement proof, IdentityClient identity, SessionTokens tokens, RevokedSessions revoked,
        ILogger<BrowserSession> logger, HttpContext http, CancellationToken ct)
    {
        var before = BrowserSession.Of(http.User);
        var opened = await identity.OpenSessionAsync(proof, CallerPlace.Of(http), ct);
        var session = new BrowserSession(
            opened.SessionId, opened.SessionSecret, opened.IdleSeconds, opened.ProvedAt);
        tokens.Keep(session, new(opened.AccessToken, opened.ExpiresAt, opened.ProvedAt));
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme, session.AsPrincipal(opened.Account.GetProperty("id").GetGuid()));
        CallerPlace.Remember(http, opened.KnownDevice);
        if (before is not null)
        {
            await EndAsync(before, identity, revoked, logger, ct);
        }

        return TypedResults.Ok(opened.Account);
    }

    // Who has just signed in is so, whether or not this succeeds: what is left ends by itself, unused.
    private static async Task EndAsync(
        BrowserSession before, IdentityClient identity, RevokedSessions revoked, ILogger logger, CancellationToken ct)
    {
        try
        {
            await identity.EndSessionAsync(before, ct);
            revoked.Add(before.Id);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogStillOpen(logger, before.Id, e);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Session {SessionId}, of a browser that has signed in anew, could not be ended")]
    private static partial void LogStillOpen(ILogger logger, Guid sessionId, Exception e);
}
