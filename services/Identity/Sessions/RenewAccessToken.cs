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

    public record Response(string AccessToken, DateTimeOffset ExpiresAt);

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

        var token = tokens.Issue(account, session.Id);
        return TypedResults.Ok(new Response(token.Text, token.ExpiresAt));
    }
}
