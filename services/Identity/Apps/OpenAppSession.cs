using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Apps;

/// <summary>
/// An app that was allowed gets its session. The code is used up by the first attempt, a wrong one, too; one that comes
/// again was copied on its way, and the session it opened ends (RFC 6749, 4.1.2).
/// </summary>
public sealed class OpenAppSession(IdentityDb db, SignInPlace place, TimeProvider clock)
{
    /// <summary>
    /// 401 app.code-refused: unknown, used or expired, another app's, for another address, or not with its verifier;
    /// 403 agent.not-authorised.
    /// </summary>
    public async Task<SignedIn> WithCodeAsync(
        string appId, string code, string verifier, string redirectUri, CancellationToken ct)
    {
        var (hash, now) = (Secret.Hash(code), TimeProvider.System.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var known = await db.AuthorizationCodes.AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash, ct)
            ?? throw Refused();

        // First the account, as everybody who voids its codes does.
        var account = await db.LockAccountAsync(known.AccountId, ct);
        var given = await db.AuthorizationCodes.SingleOrDefaultAsync(one => one.Hash == hash, ct) ?? throw Refused();
        if (given.UsedAt is not null)
        {
            if (given.SessionId is { } opened && await db.LockSessionAsync(opened, ct) is { } copied)
            {
                db.End(copied, SessionEnd.CodeReused, $"{account.Id}", clock.GetUtcNow());
            }

            await SaveAsync();
            throw Refused();
        }

        if (!given.Use(appId, redirectUri, verifier, now))
        {
            db.Audit($"{account.Id}", "app.code-refused", subject: given.AppId, clock.GetUtcNow());
            await SaveAsync();
            throw Refused();
        }

        account.MustBeAllowedIn();
        var session = Session.OfApp(account, appId, place, now);
        var refreshToken = Secret.New();
        given.Opened(session);
        db.AddRange(session, RefreshToken.Of(session, refreshToken, now));
        db.Audit($"{account.Id}", "session.opened", subject: $"{session.Id}", clock.GetUtcNow(), reason: appId);
        await SaveAsync();
        return new(account, session, refreshToken);

        async Task SaveAsync()
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static ProblemException Refused() => new(401, "app.code-refused", "Begin to sign in again.");
}
