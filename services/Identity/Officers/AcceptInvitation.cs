using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Officers;

/// <summary>An invited officer looks at the invitation and chooses a password.</summary>
public static class AcceptInvitation
{
    /// <param name="Secret">What stands behind the # of the link.</param>
    public record LookRequest([Required, MaxLength(100)] string Secret);

    /// <param name="SignInName">What the officer will sign in with.</param>
    /// <param name="Name">Whom it is for.</param>
    /// <param name="Role">What the officer will decide.</param>
    public record LookResponse(string SignInName, string? Name, string Role);

    /// <param name="Secret">What stands behind the # of the link.</param>
    /// <param name="Password">At least 12 characters, not one of the well-known ones.</param>
    public record Request(
        [Required, MaxLength(100)] string Secret,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    /// <param name="SignInName">What the officer signs in with.</param>
    /// <param name="EnrolmentTicket">For setting up one-time codes, which comes next, unless they are.</param>
    public record Response(string SignInName, string? EnrolmentTicket);

    /// <summary>What the invitation is for. 409 link.not-valid: unknown, used or expired.</summary>
    public static async Task<Ok<LookResponse>> Look(LookRequest request, IdentityDb db, CancellationToken ct)
    {
        var ticket = await db.FindTicketAsync(
            TicketPurpose.Invitation, request.Secret, TimeProvider.System.GetUtcNow(), ct) ?? throw NotValid();
        var officer = (await db.Accounts.FindAsync([ticket.AccountId], ct))!;
        return TypedResults.Ok(new LookResponse(officer.SignInName, officer.Name, officer.Role));
    }

    /// <summary>Sets the password; sessions that are open end. 409 link.not-valid: unknown, used or expired.</summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ticket = await db.FindTicketAsync(TicketPurpose.Invitation, request.Secret, now, ct) ?? throw NotValid();
        var officer = await db.LockAccountAsync(ticket.AccountId, ct);
        PasswordRules.Check(request.Password, officer.SignInName);
        officer.PasswordHash = passwords.Hash(request.Password);
        db.Remove(ticket);
        db.Audit($"{officer.Id}", "officer.password-chosen", $"{officer.Id}", clock.GetUtcNow());
        await db.EndAllAsync(officer.Id, SessionEnd.PasswordChanged, $"{officer.Id}", clock.GetUtcNow(), ct);
        var enrolment = await db.SecondFactors.FindAsync([officer.Id], ct) is { IsConfirmed: true }
            ? null
            : db.Write(TicketPurpose.Enrolment, officer.Id, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(officer.SignInName, enrolment));
    }

    private static RuleViolationException NotValid() =>
        new("link.not-valid", "This link was used before, or has expired. Ask for another.");
}
