using ApecCard.Identity.Letters;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Emails;

/// <summary>An enterprise has not found the mail with which it confirms its address.</summary>
public static class SendConfirmationAgain
{
    /// <summary>
    /// Another mail, with a link of its own; once a minute, five times a day. 409 email.confirmed; 429 mail.too-many
    /// with Retry-After.
    /// </summary>
    public static async Task<Results<Accepted, NotFound>> Handle(
        Caller caller, IdentityDb db, Letterbox letters, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockAccountAsync(caller, ct) is not { } account)
        {
            return TypedResults.NotFound();
        }

        if (account.IsEmailConfirmed)
        {
            throw new RuleViolationException("email.confirmed", "This e-mail is confirmed already.");
        }

        if (await db.CountMailAsync(What(account.Id), AllowMail.OfOneAccount, ct) is { } wait)
        {
            throw new TooManyMailsException(wait);
        }

        letters.Write(LetterKind.ConfirmEmail, account.SignInName, account.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Accepted((string?)null);
    }

    /// <summary>What is counted.</summary>
    internal static string What(Guid accountId) => $"confirmation of {accountId}";
}
