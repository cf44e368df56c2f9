using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>
/// An administrator signs somebody out everywhere: a device was lost, an account taken over. It may sign in again.
/// </summary>
public static class EndSessionsOf
{
    /// <param name="Reason">Why, for the audit trail: no names or numbers.</param>
    public record Request([Required, MaxLength(200)] string Reason);

    /// <param name="Ended">How many sessions were open.</param>
    public record Response(int Ended);

    /// <summary>
    /// Ends them, everywhere, within a second; when none is open it changes nothing. 404: nobody's account.
    /// </summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid accountId, Request request, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountIfAnyAsync(accountId, ct) is null)
        {
            return TypedResults.NotFound();
        }

        var (now, time) = (TimeProvider.System.GetUtcNow(), clock.GetUtcNow());
        var open = await db.Sessions.CountAsync(
            session => session.AccountId == accountId && session.EndedAt == null && session.ExpiresAt > now, ct);
        await db.EndAllAsync(accountId, SessionEnd.ByAdministrator, caller.Subject, time, ct);
        db.Audit(caller.Subject, "account.signed-out", $"{accountId}", time, reason: request.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(open));
    }
}
