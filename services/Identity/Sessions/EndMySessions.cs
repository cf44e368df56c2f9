using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>Somebody signs out everywhere: with this session too, or of all the others.</summary>
public static class EndMySessions
{
    /// <summary>
    /// Ends all of the caller's sessions; with <c>keep=this</c> all but the one that asks. It takes a recent proof: who
    /// finds an open browser does not sign its owner out elsewhere.
    /// </summary>
    public static async Task<NoContent> Handle(
        string? keep, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        if (keep is not (null or "this"))
        {
            throw new InvalidInputException("keep", "sessions.keep", "Say keep=this, or nothing.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(caller, ct) is { } account)
        {
            await db.VoidCodesAsync(account.Id, ct);
        }

        var sessions = await db.OpenSessionsOf(caller).ToListAsync(ct);
        foreach (var session in sessions.Where(one => keep is null || one.Id != caller.SessionId))
        {
            var by = session.Id == caller.SessionId ? SessionEnd.SignedOut : SessionEnd.EndedElsewhere;
            db.End(session, by, caller.Subject, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
