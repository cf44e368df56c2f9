using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Letters;
using ApecCard.Identity.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.PasswordResets;

/// <summary>
/// Somebody has forgotten the password: a link to choose another is mailed to the address they sign in with.
/// </summary>
public static class RequestReset
{
    /// <param name="Email">The sign-in name of an enterprise or an agent.</param>
    public record Request([Required, EmailAddress, MaxLength(254)] string Email);

    /// <summary>
    /// 202 whether or not somebody signs in with that address: accounts are not looked at here (LetterSender does), and
    /// officers', whose password is an administrator's business, get nothing. After the third within an hour nothing is
    /// sent, either. 429 mail.too-many with Retry-After: from one place for many addresses.
    /// </summary>
    public static async Task<Accepted> Handle(
        Request request, SignInPlace place, IdentityDb db, Letterbox letters, CancellationToken ct)
    {
        var name = Account.Normalise(request.Email);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.CountMailAsync($"resets from {place.Address}", AllowMail.ResetsFromOneAddress, ct) is { } wait)
        {
            throw new TooManyMailsException(wait);
        }

        if (await db.CountMailAsync($"resets of {name}", AllowMail.ResetsToOneMailbox, ct) is null)
        {
            letters.Write(LetterKind.ResetPassword, name);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null);
    }
}
