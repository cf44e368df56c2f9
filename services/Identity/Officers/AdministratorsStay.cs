using ApecCard.Identity.Accounts;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>Somebody must always be able to let officers in.</summary>
public static class AdministratorsStay
{
    /// <summary>
    /// Before an officer loses the role or is disabled, in a transaction. One after another: two administrators who
    /// disable each other at the same moment would both be gone.
    /// </summary>
    public static async Task MustLeaveAnAdministratorAsync(
        this IdentityDb db, Account officer, Caller caller, CancellationToken ct)
    {
        if (caller.Subject == $"{officer.Id}")
        {
            throw new RuleViolationException("officer.self", "Another administrator has to do this to your account.");
        }

        if (officer.Role is not Roles.Administrator)
        {
            return;
        }

        await db.LockAdministratorsAsync(ct);
        if (!await db.Accounts.AnyAsync(
                other => other.Role == Roles.Administrator && other.IsAuthorised && other.Id != officer.Id, ct))
        {
            throw new RuleViolationException("officer.last-administrator", "This is the last administrator.");
        }
    }

    /// <summary>Until the transaction ends, nobody else changes who is an administrator.</summary>
    public static Task LockAdministratorsAsync(this IdentityDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('administrators'))", ct);
}
