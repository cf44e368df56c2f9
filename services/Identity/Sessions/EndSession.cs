using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ApecCard.Identity.Sessions;

/// <summary>Somebody signs out.</summary>
public static class EndSession
{
    public record Request([MaxLength(100)] string? SessionSecret);

    /// <summary>
    /// Ends the session; doing it again changes nothing. For its own account (no body), or for the gateway with the
    /// session's secret. 404: unknown, or another's.
    /// </summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid sessionId, [FromBody] Request? request,
        Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockSessionAsync(sessionId, ct) is not { } session
            || !IsHolder(caller, session, request?.SessionSecret, TimeProvider.System.GetUtcNow()))
        {
            return TypedResults.NotFound();
        }

        db.End(session, SessionEnd.SignedOut, $"{session.AccountId}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static bool IsHolder(Caller caller, Session session, string? secret, DateTimeOffset now) =>
        caller.Is(Roles.Service)
            ? caller.Subject is "gateway" && session.IsHeldWith(secret, now)
            : caller.Subject == $"{session.AccountId}";
}
