using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.PasswordResets;

/// <summary>Who has the mailed link chooses a new password.</summary>
public static class CompleteReset
{
    /// <param name="Secret">What stands behind the # of the link.</param>
    /// <param name="Password">At least 12 characters, not one of the well-known ones.</param>
    public record Request(
        [Required, MaxLength(100)] string Secret,
        [Required, MinLength(PasswordRules.MinLength), MaxLength(PasswordRules.MaxLength)] string Password);

    /// <param name="Email">What the account signs in with.</param>
    public record Response(string Email);

    /// <summary>
    /// Sets the password. All sessions end, other links are worth nothing any more, nobody is locked out by attempts
    /// before; the address is confirmed by this, too. 400 password.too-easy, and the link stays good; 409
    /// link.not-valid: unknown, used or expired.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Request request, IdentityDb db, Passwords passwords, Letterbox letters, KnownDevices devices,
        HttpResponse answer, TimeProvider clock, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (_, account) = await db.TakeTicketAsync(request.Secret, now, ct, TicketPurpose.PasswordReset);
        PasswordRules.Check(request.Password, account.SignInName);
        account.ResetPassword(passwords.Hash(request.Password), now);
        await db.VoidTicketsAsync(account.Id, ct);
        db.Audit($"{account.Id}", "account.password-reset", $"{account.Id}", clock.GetUtcNow());
        await db.EndAllAsync(account.Id, SessionEnd.PasswordChanged, $"{account.Id}", clock.GetUtcNow(), ct);
        letters.Write(LetterKind.PasswordChanged, account.SignInName, account.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        devices.RememberIn(answer, account.SignInName);
        return TypedResults.Ok(new Response(account.SignInName));
    }
}
