using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Officers;

/// <summary>An administrator lets an officer in again, or no more.</summary>
public static class EnableOfficer
{
    /// <summary>Enables the account; doing it again changes nothing. 404: not an officer.</summary>
    public static async Task<Results<Ok<OfficerView>, NotFound>> Handle(
        Guid officerId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOfficerAsync(officerId, ct) is not { } officer)
        {
            return TypedResults.NotFound();
        }

        if (officer.Authorise())
        {
            db.Audit(caller.Subject, "officer.enabled", $"{officerId}", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await OfficerView.ReadAsync(db, officerId, ct));
    }

    /// <summary>
    /// Disables the account: its sessions end, open invitations are worth nothing. Doing it again changes nothing. 404:
    /// not an officer; 409 officer.self, officer.last-administrator.
    /// </summary>
    public static async Task<Results<Ok<OfficerView>, NotFound>> Disable(
        Guid officerId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOfficerAsync(officerId, ct) is not { } officer)
        {
            return TypedResults.NotFound();
        }

        await db.MustLeaveAnAdministratorAsync(officer, caller, ct);
        if (officer.Deauthorise())
        {
            var now = clock.GetUtcNow();
            db.Audit(caller.Subject, "officer.disabled", $"{officerId}", now);
            await db.VoidTicketsAsync(officerId, ct);
            await db.EndAllAsync(officerId, SessionEnd.Disabled, caller.Subject, now, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await OfficerView.ReadAsync(db, officerId, ct));
    }
}
