using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Invitations;

/// <summary>An enterprise whose account staff opened, as an administrator sees it.</summary>
/// <param name="EnterpriseId">The enterprise's id, the same in every service.</param>
/// <param name="Name">Registered name.</param>
/// <param name="Uscc">Unified social credit code (GB 32100).</param>
/// <param name="LegalRepresentative">Name of the legal representative.</param>
/// <param name="Kind">Why its e-licence could not be scanned.</param>
/// <param name="Email">What it signs in with.</param>
/// <param name="CallNote">Who called, and what was said.</param>
/// <param name="InvitedBy">The officer.</param>
/// <param name="InvitedAt">When the account was opened.</param>
/// <param name="InvitedUntil">Until when a link is open.</param>
/// <param name="AcceptedAt">When the enterprise chose its password; from then on it can apply.</param>
/// <param name="VerifiedAt">When its facts were last entered.</param>
/// <param name="Source">Staff; or its e-licence, if it was scanned after all.</param>
public sealed record InvitedEnterprise(
    Guid EnterpriseId, string Name, string Uscc, string LegalRepresentative, EnterpriseKind Kind, string Email,
    string CallNote, string? InvitedBy, DateTimeOffset InvitedAt, DateTimeOffset? InvitedUntil,
    DateTimeOffset? AcceptedAt, DateTimeOffset VerifiedAt, FactsSource Source)
{
    /// <summary>The last that were opened first.</summary>
    public static async Task<List<InvitedEnterprise>> ReadAsync(
        IdentityDb db, PersonalDataProtector protector, IQueryable<EnterpriseInvitation> invitations,
        CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var found = await (
            from invitation in invitations
            join enterprise in db.Enterprises on invitation.EnterpriseId equals enterprise.Id
            join account in db.Accounts on invitation.AccountId equals account.Id
            select new
            {
                Invitation = invitation,
                Enterprise = enterprise,
                account.SignInName,
                By = db.Accounts.Where(officer => officer.Id.ToString() == invitation.InvitedBy)
                    .Select(officer => officer.Name).SingleOrDefault(),
                Until = db.Tickets
                    .Where(ticket => ticket.AccountId == account.Id && ticket.Purpose == TicketPurpose.Invitation
                        && ticket.ExpiresAt > now)
                    .Max(ticket => (DateTimeOffset?)ticket.ExpiresAt),
            }).AsNoTracking().ToListAsync(ct);
        return
        [
            .. found.OrderByDescending(one => one.Enterprise.Id).Select(one => new InvitedEnterprise(
                one.Enterprise.Id, one.Enterprise.Name, one.Enterprise.Uscc, one.Enterprise.LegalRepresentative,
                one.Invitation.Kind, one.SignInName, protector.Unprotect<string>(one.Invitation.ProtectedNote), one.By,
                one.Invitation.InvitedAt, one.Until, one.Enterprise.RegisteredAt, one.Enterprise.VerifiedAt,
                one.Enterprise.Source)),
        ];
    }

    public static async Task<InvitedEnterprise> ReadAsync(
        IdentityDb db, PersonalDataProtector protector, Guid enterpriseId, CancellationToken ct) =>
        (await ReadAsync(
            db, protector, db.EnterpriseInvitations.Where(one => one.EnterpriseId == enterpriseId), ct)).Single();
}
