using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Invitations;

/// <summary>
/// An administrator takes back an invitation that nobody has accepted: it was a mistake, or nobody answers. Nothing is
/// left of the account; the company may register, or be invited, anew.
/// </summary>
public static class WithdrawInvitation
{
    /// <summary>
    /// Withdraws it; its links are worth nothing any more. 404: not opened by staff; 409 invitation.accepted.
    /// </summary>
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid enterpriseId, Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockInvitationAsync(enterpriseId, ct) is not var (invitation, enterprise, account))
        {
            return TypedResults.NotFound();
        }

        invitation.MustBeOpen(enterprise);
        await db.VoidTicketsAsync(account.Id, ct);
        db.RemoveRange(invitation, account, enterprise);
        db.Audit(caller.Subject, "enterprise.invitation-withdrawn", $"{enterpriseId}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
