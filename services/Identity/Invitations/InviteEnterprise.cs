using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Invitations;

/// <summary>
/// An administrator opens the account of an enterprise that has called and cannot scan an e-licence, and types what its
/// papers say. The enterprise chooses the password by a link, which is mailed to it.
/// </summary>
public static class InviteEnterprise
{
    /// <param name="Name">Registered name.</param>
    /// <param name="Uscc">Unified social credit code; typed, its check character has to be right.</param>
    /// <param name="LegalRepresentative">Name of the legal representative.</param>
    /// <param name="Kind">Why it cannot scan.</param>
    /// <param name="Email">What it will sign in with.</param>
    /// <param name="CallNote">Who called from which number, which papers were seen.</param>
    public record Request(
        [Required, MaxLength(200)] string Name,
        [Required, MaxLength(18)] string Uscc,
        [Required, MaxLength(100)] string LegalRepresentative,
        [Required] EnterpriseKind? Kind,
        [Required, EmailAddress, MaxLength(254)] string Email,
        [Required, MaxLength(1000)] string CallNote);

    public record Response(InvitedEnterprise Enterprise, Invitation Invitation);

    /// <summary>
    /// Opens the account. 400 uscc.wrong; 409 enterprise.already-registered, account.name-taken: the company, or the
    /// e-mail, is known.
    /// </summary>
    public static async Task<Created<Response>> Handle(
        Request request, Caller caller, IdentityDb db, Letterbox letters, LetterSecrets secrets,
        PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        if (!Uscc.IsValid(request.Uscc))
        {
            throw new InvalidInputException("uscc", "uscc.wrong", "The code's check character is wrong.");
        }

        var now = clock.GetUtcNow();
        var facts = new LicenceFacts(request.Name, request.Uscc, request.LegalRepresentative);
        var enterprise = Enterprise.Of(facts);
        enterprise.Describe(facts, now);
        var account = Account.OfEnterprise(enterprise.Id, request.Email, passwordHash: null, now);
        var invitation = new EnterpriseInvitation
        {
            EnterpriseId = enterprise.Id,
            AccountId = account.Id,
            Kind = request.Kind!.Value,
            InvitedBy = caller.Subject,
            InvitedAt = now,
            ProtectedNote = protector.Protect(request.CallNote),
        };
        db.AddRange(enterprise, account, invitation);
        var link = Invitation.Mail(letters, secrets, LetterKind.InviteEnterprise, account);
        db.Audit(caller.Subject, "enterprise.invited", $"{enterprise.Id}", now, reason: $"{request.Kind}");
        await db.SaveUniqueAsync(ct);
        return TypedResults.Created(
            $"/enterprises/invitations/{enterprise.Id}",
            new Response(await InvitedEnterprise.ReadAsync(db, protector, enterprise.Id, ct), link));
    }

    /// <summary>
    /// Another link; those before are worth nothing. 404: not opened by staff; 409 invitation.accepted: the enterprise
    /// has a password, and can reset it.
    /// </summary>
    public static async Task<Results<Ok<Response>, NotFound>> Again(
        Guid enterpriseId, Caller caller, IdentityDb db, Letterbox letters, LetterSecrets secrets,
        PersonalDataProtector protector, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockInvitationAsync(enterpriseId, ct) is not var (invitation, enterprise, account))
        {
            return TypedResults.NotFound();
        }

        invitation.MustBeOpen(enterprise);
        await db.VoidTicketsAsync(account.Id, TicketPurpose.Invitation, ct);
        var link = Invitation.Mail(letters, secrets, LetterKind.InviteEnterprise, account);
        db.Audit(caller.Subject, "enterprise.invited-again", $"{enterpriseId}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(
            new Response(await InvitedEnterprise.ReadAsync(db, protector, enterpriseId, ct), link));
    }
}
