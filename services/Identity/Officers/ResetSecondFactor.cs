using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>
/// An officer has lost the telephone and the recovery codes: an administrator takes the one-time codes away, and the
/// next sign-in sets them up anew.
/// </summary>
public static class ResetSecondFactor
{
    /// <summary>All of the officer's sessions end. 404: not an officer; 409 officer.self.</summary>
    public static async Task<Results<Ok<OfficerView>, NotFound>> Handle(
        Guid officerId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOfficerAsync(officerId, ct) is not { } officer)
        {
            return TypedResults.NotFound();
        }

        if (caller.Subject == $"{officer.Id}")
        {
            throw new RuleViolationException("officer.self", "Another administrator has to do this to your account.");
        }

        var now = clock.GetUtcNow();
        await db.SecondFactors.Where(factor => factor.AccountId == officerId).ExecuteDeleteAsync(ct);
        await db.Tickets.Where(ticket => ticket.AccountId == officerId && ticket.Purpose != TicketPurpose.Invitation)
            .ExecuteDeleteAsync(ct);
        db.Audit(caller.Subject, "officer.second-factor-reset", $"{officerId}", now);
        await db.EndAllAsync(officerId, SessionEnd.SecondFactorReset, caller.Subject, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await OfficerView.ReadAsync(db, officerId, ct));
    }
}
