using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>
/// A refresh token is good for one use and gives the next one. A used one that comes again was stolen from somebody:
/// nobody can tell from whom, so the whole session ends. Only who asks twice at the same time, or again because the
/// answer was lost, gets the same next one again: for five seconds, and as long as nobody has used that.
/// </summary>
public sealed class RefreshSession(IdentityDb db, DerivedKeys keys, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>401 session.ended: unknown, used before, or another app's; or its session is over.</summary>
    public async Task<SignedIn> RotateAsync(string appId, string token, CancellationToken ct)
    {
        var (hash, now, next) = (Secret.Hash(token), TimeProvider.System.GetUtcNow(), Next(token));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        // Of two uses at once the second waits here for the first one's commit, and then takes nothing.
        var taken = await db.RefreshTokens
            .Where(known => known.Hash == hash && known.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.UsedAt, now), ct);
        var known = await db.RefreshTokens.AsNoTracking().SingleOrDefaultAsync(known => known.Hash == hash, ct)
            ?? throw new SessionEndedException();
        var session = await db.LockSessionAsync(known.SessionId, ct);
        if (session?.AppId != appId)
        {
            throw new SessionEndedException(); // and its own app's is not used up by that
        }

        if (taken == 0 && !await IsAskedAgainAsync(known, next, now, ct))
        {
            db.End(session, SessionEnd.RefreshTokenReused, $"{session.AccountId}", clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            throw new SessionEndedException();
        }

        if (!session.IsOpen(now)
            || await db.FindAsync<Account>([session.AccountId], ct) is not { IsAuthorised: true } account)
        {
            throw new SessionEndedException();
        }

        if (taken == 1)
        {
            session.Use(now);
            db.Add(RefreshToken.Of(session, next, now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(account, session, next);
    }

    private async Task<bool> IsAskedAgainAsync(
        RefreshToken used, string next, DateTimeOffset now, CancellationToken ct)
    {
        var nextHash = Secret.Hash(next);
        return used.UsedAt > now - Grace
            && await db.RefreshTokens.AnyAsync(known => known.Hash == nextHash && known.UsedAt == null, ct);
    }

    private string Next(string token) => keys.After(token, "refresh tokens");
}
