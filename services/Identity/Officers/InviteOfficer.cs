using ApecCard.Identity.Invitations;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>
/// An administrator gives an officer another link: the first has expired, or the password is forgotten. One-time codes
/// stay as they are.
/// </summary>
public static class InviteOfficer
{
    /// <summary>The new link; those before are worth nothing. 404: not an officer; 403 officer.disabled.</summary>
    public static async Task<Results<Ok<Invitation>, NotFound>> Handle(
        Guid officerId, Caller caller, IdentityDb db, IConfiguration configuration, TimeProvider clock,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockOfficerAsync(officerId, ct) is not { } officer)
        {
            return TypedResults.NotFound();
        }

        officer.MustBeAllowedIn();
        await db.Tickets.Where(ticket => ticket.AccountId == officerId && ticket.Purpose == TicketPurpose.Invitation)
            .ExecuteDeleteAsync(ct);
        var invitation = Invitation.Write(db, officerId, configuration);
        db.Audit(caller.Subject, "officer.invited", $"{officerId}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(invitation);
    }
}
