using System.Security.Cryptography;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Identity.Letters;

/// <summary>
/// Mails the letters that are due, one after another. Every replica does; each first notes which one it takes, and
/// holds no transaction while it speaks with the mail server. Who ends in between has it sent a second time, under the
/// same Message-ID and with the same link.
/// </summary>
public sealed class LetterSender(
    IServiceScopeFactory scopes, MailPost post, PersonalDataProtector protector, LetterSecrets secrets,
    IOptions<MailSettings> settings, ILogger<LetterSender> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private static readonly TimeSpan _afterCrash = TimeSpan.FromMinutes(2);

    private sealed record Mail(string To, LetterText Text)
    {
        public override string ToString() => nameof(Mail); // never into a log
    }

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        if (settings.Value.Address is null)
        {
            return false; // letters wait
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var (letter, mail) = await TakeAsync(db, ct);
        if (letter is not null && mail is not null)
        {
            Record(db, letter, await post.SendAsync(letter.Id, mail.To, mail.Text.Subject, mail.Text.Body, ct));
            await db.SaveChangesAsync(CancellationToken.None); // what went out is known, though the service stops
        }

        return letter is not null;
    }

    // Together with the letter goes what makes it worth sending: whose it is, and the ticket of its link.
    private async Task<(Letter?, Mail?)> TakeAsync(IdentityDb db, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var letter = await db.Letters.FromSql($"""
            select * from "Letters" where "NextAttemptAt" <= {now} order by "NextAttemptAt" limit 1
            for update skip locked
            """).SingleOrDefaultAsync(ct);
        if (letter is null)
        {
            return default;
        }

        letter.Attempt(now + _afterCrash);
        var mail = await WriteAsync(db, letter, now, ct);
        if (mail is null)
        {
            db.Remove(letter);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (letter, mail);
    }

    /// <summary>None: it would not be worth anything (any more).</summary>
    private async Task<Mail?> WriteAsync(IdentityDb db, Letter letter, DateTimeOffset now, CancellationToken ct)
    {
        if (AddressOf(letter) is not { } to)
        {
            return null;
        }

        if (letter is { Kind: LetterKind.ResetPassword, AccountId: null })
        {
            if (await FindAccountAsync(db, to, ct) is not { } account)
            {
                return null;
            }

            letter.AccountId = account.Id;
            await db.VoidTicketsAsync(account.Id, TicketPurpose.PasswordReset, ct);
            db.Write(TicketPurpose.PasswordReset, account.Id, now, secrets.Of(letter));
        }
        else if (letter.Purpose is { } purpose && !await db.IsTicketGoodAsync(purpose, secrets.Of(letter), now, ct))
        {
            return null;
        }

        if (letter.Kind is LetterKind.ConfirmNewEmail && await db.Accounts.AnyAsync(a => a.SignInName == to, ct))
        {
            return new(to, LetterText.OfTakenEmail());
        }

        if (letter.Kind is LetterKind.SignInCode)
        {
            return await db.MailedCodes.AnyAsync(code => code.Id == letter.Id && code.ExpiresAt > now, ct)
                ? new(to, LetterText.OfSignInCode(secrets.DigitsOf(letter.Id)))
                : null;
        }

        var company = letter.Kind is LetterKind.InviteEnterprise or LetterKind.InviteAgent
            ? await db.Enterprises.Where(e => db.Accounts.Any(a => a.Id == letter.AccountId && a.EnterpriseId == e.Id))
                .Select(e => e.Name).SingleAsync(ct)
            : null;
        return new(to, LetterText.Of(letter.Kind, secrets.LinkOf(letter), company));
    }

    // Of enterprises and agents: an officer's password is an administrator's business. Who was invited and has chosen
    // none yet has a link for that already.
    private static async Task<Account?> FindAccountAsync(IdentityDb db, string signInName, CancellationToken ct) =>
        await db.LockAccountAsync(signInName, ct) is { IsOfficer: false, PasswordHash: not null } account
            ? account
            : null;

    private string? AddressOf(Letter letter)
    {
        try
        {
            return protector.Unprotect<string>(letter.ProtectedTo);
        }
        catch (CryptographicException)
        {
            logger.LogError("Letter {LetterId} ({Kind}) lies under a key not known here", letter.Id, letter.Kind);
            return null;
        }
    }

    private void Record(IdentityDb db, Letter letter, Posted posted)
    {
        if (!posted.IsSent)
        {
            logger.LogWarning("Letter {LetterId} ({Kind}) was not sent: {Error}", letter.Id, letter.Kind, posted.Error);
        }

        if (posted.IsSent || posted.IsFinal || !letter.IsTriedAgain(TimeProvider.System.GetUtcNow()))
        {
            db.Remove(letter);
        }
    }
}
