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
    public record Response(string AccessToken, DateTimeOffset ExpiresAt, DateTimeOffset ProvedAt);

    /// <summary>A new access token. 401 session.ended: unknown, another's, ended or expired.</summary>
    public static async Task<Ok<Response>> Handle(
        Guid sessionId, Request request, IdentityDb db, AccessTokens tokens, CancellationToken ct)
    {
        var session = await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == sessionId, ct);
        if (!Secret.Matches(request.SessionSecret, session?.SecretHash)
            || !session!.IsOpen(TimeProvider.System.GetUtcNow())
            || await db.Accounts.FindAsync([session.AccountId], ct) is not { IsAuthorised: true } account)
        {
            throw new SessionEndedException();
        }

        var token = tokens.Issue(account, session);
        return TypedResults.Ok(new Response(token.Text, token.ExpiresAt, session.ProvedAt));
    }
}
