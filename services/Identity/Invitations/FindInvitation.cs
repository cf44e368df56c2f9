using ApecCard.Identity.Accounts;
using ApecCard.Identity.Enterprises;

namespace ApecCard.Identity.Invitations;

internal static class FindInvitation
{
    /// <summary>What staff opened; the account is locked, so that nobody accepts meanwhile.</summary>
    public static async Task<(EnterpriseInvitation Invitation, Enterprise Enterprise, Account Account)?>
        LockInvitationAsync(this IdentityDb db, Guid enterpriseId, CancellationToken ct)
    {
        if (await db.EnterpriseInvitations.FindAsync([enterpriseId], ct) is not { } invitation
            || await db.LockAccountIfAnyAsync(invitation.AccountId, ct) is not { } account
            || await db.Enterprises.FindAsync([enterpriseId], ct) is not { } enterprise)
        {
            return null;
        }

        return (invitation, enterprise, account);
    }
}
