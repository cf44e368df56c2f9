using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Sessions;

/// <summary>Somebody ends one of their sessions: on a device that was lost, or that they do not know.</summary>
public static class EndMySession
{
    /// <summary>Ends it, everywhere, within a second; again, it changes nothing. 404: unknown, or another's.</summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid sessionId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockSessionAsync(sessionId, ct) is not { } session || $"{session.AccountId}" != caller.Subject)
        {
            return TypedResults.NotFound();
        }

        var by = session.Id == caller.SessionId ? SessionEnd.SignedOut : SessionEnd.EndedElsewhere;
        db.End(session, by, caller.Subject, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
