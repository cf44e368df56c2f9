using ApecCard.Identity.Accounts;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.SecondFactors;

/// <summary>The second factors as they are kept; the account's row is locked while one is looked at.</summary>
public sealed class OneTimeCodes(IdentityDb db, PersonalDataProtector protector)
{
    /// <summary>
    /// After the right password. 401 sign-in.enrolment-needed with a ticket for it (which is saved: commit),
    /// sign-in.code-needed, or sign-in.code-refused. A recovery code will do, where the caller says so.
    /// </summary>
    public async Task ProveAsync(
        Account account, string? code, DateTimeOffset now, CancellationToken ct, bool orRecoveryCode = true)
    {
        if (await db.SecondFactors.FindAsync([account.Id], ct) is not { IsConfirmed: true } factor)
        {
            throw new EnrolmentNeededException(db.Write(TicketPurpose.Enrolment, account.Id, now));
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            throw new ProblemException(401, "sign-in.code-needed", "Send the one-time code of your app, too.");
        }

        var typed = string.Concat(code.Where(letter => !char.IsWhiteSpace(letter)));
        if (!factor.TakesCode(typed, Open(factor), now))
        {
            if (!orRecoveryCode || !factor.TakesRecoveryCode(typed))
            {
                throw new ProblemException(
                    401, "sign-in.code-refused", "The code is wrong, too old, or was used before. Take the next one.");
            }

            db.Audit(
                $"{account.Id}", "second-factor.recovery-code-used", $"{account.Id}", now,
                $"{factor.RecoveryCodes.Count} left");
        }
    }

    /// <summary>A new secret for the account's app, in the place of one that was never confirmed.</summary>
    public async Task<byte[]> BeginAsync(Guid accountId, CancellationToken ct)
    {
        var secret = Totp.NewSecret();
        if (await db.SecondFactors.FindAsync([accountId], ct) is not { } factor)
        {
            db.Add(new SecondFactor { AccountId = accountId, ProtectedSecret = protector.Protect(secret) });
        }
        else if (factor.IsConfirmed)
        {
            throw new RuleViolationException("second-factor.enrolled", "One-time codes are set up already.");
        }
        else
        {
            factor.ProtectedSecret = protector.Protect(secret);
        }

        return secret;
    }

    public byte[] Open(SecondFactor factor) => protector.Unprotect<byte[]>(factor.ProtectedSecret);
}

/// <summary>The password was right, and one-time codes are not set up yet: nothing else is possible before.</summary>
public sealed class EnrolmentNeededException : SignInGoesOnException
{
    public EnrolmentNeededException(string ticket)
        : base("sign-in.enrolment-needed", "Set up one-time codes first, with the ticket.") =>
        Extensions["ticket"] = ticket;
}
