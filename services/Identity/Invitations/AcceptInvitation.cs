using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Invitations;

/// <summary>
/// An invited officer, an enterprise whose account staff opened, or an enterprise's agent looks at the invitation and
/// chooses a password.
/// </summary>
public static class AcceptInvitation
{
    /// <param name="Secret">What stands behind the # of the link.</param>
    public record LookRequest([Required, MaxLength(100)] string Secret);

    /// <param name="SignInName">What to sign in with.</param>
    /// <param name="Name">Whom it is for.</param>
    /// <param name="Role">What the officer will decide; enterprise or agent, if it is for one.</param>
    /// <param name="Enterprise">Of an enterprise, what staff have entered: it is to be checked.</param>
    /// <param name="Company">Of an agent, the company that invites.</param>
    public record LookResponse(
        string SignInName, string? Name, string Role, EnterpriseView? Enterprise, string? Company);

    /// <param name="Secret">What stands behind the # of the link.</param>
    /// <param name="Password">At least 12 characters, not one of the well-known ones.</param>
    public record Request(
        [Required, MaxLength(100)] string Secret,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    /// <param name="SignInName">What to sign in with.</param>
    /// <param name="EnrolmentTicket">
    /// For an officer's setting up one-time codes, which comes next, unless they are; enterprises and agents have none.
    /// </param>
    public record Response(string SignInName, string? EnrolmentTicket);

    /// <summary>What the invitation is for. 409 link.not-valid: unknown, used or expired.</summary>
    public static async Task<Ok<LookResponse>> Look(LookRequest request, IdentityDb db, CancellationToken ct)
    {
        var ticket = await db.FindTicketAsync(
            TicketPurpose.Invitation, request.Secret, TimeProvider.System.GetUtcNow(), ct)
            ?? throw HandOutTickets.NotValid();
        var account = await AccountView.ReadAsync(db, (await db.Accounts.FindAsync([ticket.AccountId], ct))!, ct);
        var role = account.Roles.Single();
        return TypedResults.Ok(new LookResponse(
            account.SignInName, account.Name, role, role is Roles.Enterprise ? account.Enterprise : null,
            role is Roles.Agent ? account.Enterprise?.Name : null));
    }

    /// <summary>
    /// Sets the password; sessions that are open end. From then on an enterprise can apply, an agent can sign in when
    /// authorised, and the e-mail of either is confirmed. 409 link.not-valid: unknown, used or expired.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, Passwords passwords, KnownDevices devices, HttpResponse answer,
        TimeProvider clock, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (_, account) = await db.TakeTicketAsync(request.Secret, now, ct, TicketPurpose.Invitation);
        PasswordRules.Check(request.Password, account.SignInName);
        account.PasswordHash = passwords.Hash(request.Password);
        await db.VoidTicketsAsync(account.Id, TicketPurpose.Invitation, ct);
        var enrolment = account.Role switch
        {
            Roles.Enterprise => await RegisterAsync(db, account, now, clock.GetUtcNow(), ct),
            Roles.Agent => Join(db, account, now, clock.GetUtcNow()),
            _ => await BeginAsync(db, account, now, clock.GetUtcNow(), ct),
        };
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        devices.RememberIn(answer, account.SignInName);
        return TypedResults.Ok(new Response(account.SignInName, enrolment));
    }

    private static async Task<string?> BeginAsync(
        IdentityDb db, Account officer, DateTimeOffset now, DateTimeOffset time, CancellationToken ct)
    {
        db.Audit($"{officer.Id}", "officer.password-chosen", $"{officer.Id}", time);
        await db.EndAllAsync(officer.Id, SessionEnd.PasswordChanged, $"{officer.Id}", time, ct);
        return await db.SecondFactors.FindAsync([officer.Id], ct) is { IsConfirmed: true }
            ? null
            : db.Write(TicketPurpose.Enrolment, officer.Id, now);
    }

    private static async Task<string?> RegisterAsync(
        IdentityDb db, Account account, DateTimeOffset now, DateTimeOffset time, CancellationToken ct)
    {
        var enterprise = (await db.Enterprises.FindAsync([account.EnterpriseId], ct))!;
        account.ConfirmEmail(now);
        db.Publish(enterprise.Register(time));
        db.Audit($"{account.Id}", "enterprise.invitation-accepted", $"{enterprise.Id}", time);
        return null;
    }

    private static string? Join(IdentityDb db, Account agent, DateTimeOffset now, DateTimeOffset time)
    {
        agent.ConfirmEmail(now);
        db.Audit($"{agent.Id}", "agent.invitation-accepted", $"{agent.Id}", time);
        return null;
    }
}
