using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Emails;

/// <summary>
/// Who has the link that was mailed to an address confirms it: an enterprise's own, or the one it wants to sign in with
/// from now on. Sessions go on.
/// </summary>
public static class ConfirmEmail
{
    /// <param name="Secret">What stands behind the # of the link.</param>
    public record Request([Required, MaxLength(100)] string Secret);

    /// <param name="Email">What the account signs in with.</param>
    /// <param name="IsNew">Whether it does so since now.</param>
    public record Response(string Email, bool IsNew);

    /// <summary>
    /// Confirms the address. 409 link.not-valid: unknown, used or expired; account.name-taken: somebody else was
    /// quicker.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, KnownDevices devices, HttpResponse answer, TimeProvider clock,
        CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (ticket, account) = await db.TakeTicketAsync(
            request.Secret, now, ct, TicketPurpose.EmailConfirmation, TicketPurpose.EmailChange);
        var isNew = ticket.Purpose is TicketPurpose.EmailChange;
        if (isNew)
        {
            account.TakeNewEmail(now);
            await db.VoidTicketsAsync(account.Id, TicketPurpose.PasswordReset, ct); // mailed to the old one
            await db.VoidTicketsAsync(account.Id, TicketPurpose.EmailChange, ct);
        }
        else
        {
            account.ConfirmEmail(now);
        }

        await db.VoidTicketsAsync(account.Id, TicketPurpose.EmailConfirmation, ct);
        db.Audit(
            $"{account.Id}", isNew ? "account.email-changed" : "account.email-confirmed", $"{account.Id}",
            clock.GetUtcNow());
        await db.SaveUniqueAsync(ct);
        await transaction.CommitAsync(ct);
        devices.RememberIn(answer, account.SignInName);
        return TypedResults.Ok(new Response(account.SignInName, isNew));
    }
}
