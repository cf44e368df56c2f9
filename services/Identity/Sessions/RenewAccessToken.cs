using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>The gateway gets the next access token of a browser's session.</summary>
public static class RenewAccessToken
{
    public record Request([Required, MaxLength(100)] string SessionSecret);

    /// <param name="AccessToken">The next one.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    /// <param name="ProvedAt">When its holder last proved who he is, as the token says, too.</param>
    /// <param name="SecretUntil">When the secret that was shown ends, if there is a newer one.</param>
    public record Response(
        string AccessToken, DateTimeOffset ExpiresAt, DateTimeOffset ProvedAt, DateTimeOffset? SecretUntil);

    /// <summary>A new access token. 401 session.ended: unknown, another's, ended or expired.</summary>
    public static async Task<Ok<Response>> Handle(
        Guid sessionId, Request request, IdentityDb db, AccessTokens tokens, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == sessionId, ct);
        if (session?.IsHeldWith(request.SessionSecret, now) is not true || !session.IsOpen(now)
            || await db.Accounts.FindAsync([session.AccountId], ct) is not { IsAuthorised: true } account)
        {
            throw new SessionEndedException();
        }

        var token = tokens.Issue(account, session);
        return TypedResults.Ok(new Response(
            token.Text, token.ExpiresAt, session.ProvedAt,
            session.IsHeldWithOld(request.SessionSecret, now) ? session.OldSecretUntil : null));
    }
}
