using ApecCard.Identity.Accounts;
using ApecCard.Identity.Letters;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.SecondFactors;

/// <summary>Mails codes to who signs in with a device that is new, and looks at those that come back.</summary>
public sealed class MailedCodes(IdentityDb db, Letterbox letters, LetterSecrets secrets)
{
    /// <summary>
    /// After the right password. 401 sign-in.code-mailed with the <c>codeRequestId</c> to send the code with, or
    /// sign-in.mailed-code-refused (what they have written is to be committed); sign-in.locked when too many were asked for.
    /// </summary>
    public async Task ProveAsync(
        Account account, Guid? requestId, string? typed, DateTimeOffset now, CancellationToken ct)
    {
        if (requestId is null || string.IsNullOrWhiteSpace(typed))
        {
            throw new CodeMailedException(await MailAsync(account, now, ct));
        }

        var code = await db.MailedCodes.SingleOrDefaultAsync(
            one => one.Id == requestId && one.AccountId == account.Id, ct);
        if (code?.Takes(string.Concat(typed.Where(char.IsAsciiDigit)), secrets.DigitsOf(code.Id), now) is not true)
        {
            throw new MailedCodeRefusedException();
        }

        db.Remove(code);
        account.ConfirmEmail(now); // it has just been shown
    }

    private async Task<Guid> MailAsync(Account account, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.CountMailAsync($"sign-in code {account.Id}", AllowMail.SignInCodes, ct) is { } wait)
        {
            throw new LockedException(wait);
        }

        var letter = letters.Write(LetterKind.SignInCode, account.SignInName, account.Id);
        db.Add(new MailedCode { Id = letter.Id, AccountId = account.Id, ExpiresAt = now + MailedCode.Good });
        return letter.Id;
    }
}

/// <summary>A sign-in that is refused for now, and what was written for its going on is kept.</summary>
public abstract class SignInGoesOnException(string code, string why) : ProblemException(401, code, why);

/// <summary>The password was right; the code is on its way.</summary>
public sealed class CodeMailedException : SignInGoesOnException
{
    public CodeMailedException(Guid requestId)
        : base("sign-in.code-mailed", "A code was mailed to the account's address: send it, too, with codeRequestId.") =>
        Extensions["codeRequestId"] = requestId;
}

/// <summary>Of this code one try less is left.</summary>
public sealed class MailedCodeRefusedException() : SignInGoesOnException(
    "sign-in.mailed-code-refused", "The code is wrong, too old, or was used before. Look into the mail, or ask for another.");
