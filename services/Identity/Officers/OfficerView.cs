using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tickets;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Officers;

/// <summary>An officer's account as an administrator sees it.</summary>
/// <param name="Id">The subject of its tokens.</param>
/// <param name="SignInName">E-mail, or shaped like one.</param>
/// <param name="Name">The officer's name.</param>
/// <param name="Role">What the officer decides.</param>
/// <param name="Office">The review office; none for those who serve the whole country.</param>
/// <param name="Enabled">Whether it may sign in.</param>
/// <param name="HasPassword">Whether an invitation was accepted.</param>
/// <param name="Enrolled">Whether one-time codes are set up.</param>
/// <param name="InvitedUntil">Until when an invitation is open.</param>
public sealed record OfficerView(
    Guid Id, string SignInName, string? Name, string Role, string? Office, bool Enabled, bool HasPassword,
    bool Enrolled, DateTimeOffset? InvitedUntil)
{
    public static async Task<List<OfficerView>> ReadAsync(
        IdentityDb db, IQueryable<Account> officers, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        return await officers.Select(officer => new OfficerView(
            officer.Id, officer.SignInName, officer.Name, officer.Role, officer.Office, officer.IsAuthorised,
            officer.PasswordHash != null,
            db.SecondFactors.Any(factor => factor.AccountId == officer.Id && factor.ConfirmedAt != null),
            db.Tickets
                .Where(ticket => ticket.AccountId == officer.Id && ticket.Purpose == TicketPurpose.Invitation
                    && ticket.ExpiresAt > now)
                .Max(ticket => (DateTimeOffset?)ticket.ExpiresAt))).ToListAsync(ct);
    }

    public static async Task<OfficerView> ReadAsync(IdentityDb db, Guid id, CancellationToken ct) =>
        (await ReadAsync(db, db.Accounts.Where(account => account.Id == id), ct)).Single();
}
