using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Emails;

/// <summary>
/// An enterprise wants to sign in with another e-mail: a link goes to the new address, a word to the old one. It signs
/// in as before until the link is opened.
/// </summary>
public static class ChangeEmail
{
    /// <param name="Email">The address it wants to sign in with.</param>
    public record Request([Required, EmailAddress, MaxLength(254)] string Email);

    /// <summary>
    /// 202, whether or not somebody signs in with that address already: only its owner is told. A change that was
    /// pending is forgotten. 409 email.same; 429 mail.too-many with Retry-After: once a minute, five times a day.
    /// </summary>
    public static async Task<Results<Accepted, NotFound>> Handle(
        Request request, Caller caller, IdentityDb db, Letterbox letters, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(caller, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        var until = TimeProvider.System.GetUtcNow() + Ticket.LifeOf(TicketPurpose.EmailChange);
        account.AskForEmail(request.Email, until);
        if (await db.CountMailAsync($"change of {account.Id}", AllowMail.OfOneAccount, ct) is { } wait)
        {
            throw new TooManyMailsException(wait);
        }

        await db.VoidTicketsAsync(account.Id, TicketPurpose.EmailChange, ct);
        letters.Write(LetterKind.ConfirmNewEmail, account.NewEmail!, account.Id);
        letters.Write(LetterKind.EmailChangeAsked, account.SignInName, account.Id);
        db.Audit(caller.Subject, "account.email-change-asked", $"{account.Id}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>Forgets a change that is pending; again, it changes nothing.</summary>
    public static async Task<Results<NoContent, NotFound>> Cancel(
        Caller caller, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(caller, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (account.ForgetNewEmail())
        {
            await db.VoidTicketsAsync(account.Id, TicketPurpose.EmailChange, ct);
            db.Audit(caller.Subject, "account.email-change-cancelled", $"{account.Id}", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
