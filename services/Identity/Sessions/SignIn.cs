using ApecCard.Identity.Accounts;
using ApecCard.Identity.Elicence;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>A session was opened.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Session">The session.</param>
/// <param name="Secret">What its holder proves it with: the gateway's secret, or the first refresh token.</param>
public sealed record SignedIn(Account Account, Session Session, string Secret);

/// <summary>Opens sessions of browsers: by e-mail, password and an officer's one-time code, or by a scanned e-licence.</summary>
public sealed class SignIn(
    IdentityDb db, Passwords passwords, OneTimeCodes oneTimeCodes, MailedCodes mailedCodes, SignInPlace place,
    KnownDevices devices, IdleLimits idle, TimeProvider clock)
{
    /// <summary>
    /// 401 sign-in.failed: unknown name or wrong password, nobody is told which; 401 sign-in.locked: too many attempts;
    /// 403 agent.not-authorised, officer.disabled. Officers besides: 401 sign-in.code-needed, sign-in.code-refused,
    /// sign-in.enrolment-needed; others with a device that is new: 401 sign-in.code-mailed, sign-in.mailed-code-refused.
    /// A code that was refused is an attempt as a password is.
    /// </summary>
    public async Task<SignedIn> WithPasswordAsync(
        string email, string password, string? code, Guid? codeRequestId, CancellationToken ct)
    {
        var name = Account.Normalise(email);
        var now = TimeProvider.System.GetUtcNow();
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.SignInName == name, ct);
        return await TryAsync(found, name, password, (codeRequestId, code), now, ct).About(found?.Id, place);
    }

    /// <summary>
    /// Right after one-time codes were set up: password and first code were right. 401 sign-in.enrolment-expired.
    /// </summary>
    public async Task<SignedIn> AfterEnrolmentAsync(string ticket, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await db.FindTicketAsync(TicketPurpose.SignIn, ticket, now, ct) ?? throw BeginEnrolment.Expired();
        db.Remove(taken);
        var account = await db.LockAccountAsync(taken.AccountId, ct);
        await db.ForgetAttemptsAsync(new(account.SignInName, place, AsStranger: false), now, ct);
        var signedIn = Open(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signedIn;
    }

    /// <summary>
    /// 401 sign-in.failed: no such scan in this browser; 409: not scanned, used or expired (elicence.*), or the company
    /// is not registered (enterprise.not-registered). What the licence says anew is taken over.
    /// </summary>
    public async Task<SignedIn> WithElicenceAsync(
        Guid elicenceSessionId, string browserSecret, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var scan = await db.LockElicenceSessionAsync(elicenceSessionId, browserSecret, ct) ?? throw Failed();
        var facts = scan.Use(ElicencePurpose.SignIn, TimeProvider.System.GetUtcNow());
        var enterprise = await db.Enterprises
            .SingleOrDefaultAsync(known => known.Uscc == facts.Uscc && known.RegisteredAt != null, ct)
            ?? throw new RuleViolationException("enterprise.not-registered", "The company has not registered yet.");
        if (!enterprise.Says(facts))
        {
            db.Publish(enterprise.Verify(facts, clock.GetUtcNow()));
        }

        var account = await db.Accounts
            .SingleAsync(known => known.EnterpriseId == enterprise.Id && known.Role == Roles.Enterprise, ct);
        var signedIn = Open(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signedIn;
    }

    private async Task<SignedIn> TryAsync(
        Account? found, string name, string password, (Guid? RequestId, string? Typed) code, DateTimeOffset now,
        CancellationToken ct)
    {
        var counted = await db.CountAttemptAsync(name, found?.PasswordResetAt, place, devices, now, ct);
        if (!passwords.Fits(found, password))
        {
            throw Failed();
        }

        var fitting = await RenewHashAsync(found!, password, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(found!.Id, ct);
        if (account.PasswordHash != fitting && !passwords.Fits(account, password))
        {
            throw Failed(); // it was changed at this moment
        }

        account.MustBeAllowedIn();
        try
        {
            await (account.IsOfficer ? oneTimeCodes.ProveAsync(account, code.Typed, now, ct)
                : devices.IsKnown(place.Device, name) ? Task.CompletedTask
                : mailedCodes.ProveAsync(account, code.RequestId, code.Typed, now, ct));
        }
        catch (SignInGoesOnException next)
        {
            await (next is CodeMailedException ? db.TakeBackAttemptAsync(counted, ct) : Task.CompletedTask);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            throw;
        }

        await db.ForgetAttemptsAsync(counted, now, ct);
        var signedIn = Open(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signedIn;
    }

    // Unless the password was changed at this moment.
    private async Task<string> RenewHashAsync(Account account, string password, CancellationToken ct)
    {
        var old = account.PasswordHash!; // it has just been right
        if (!Passwords.IsOld(old))
        {
            return old;
        }

        var hash = passwords.Hash(password);
        await db.Accounts.Where(one => one.Id == account.Id && one.PasswordHash == old)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, hash), ct);
        return hash;
    }

    private SignedIn Open(Account account)
    {
        account.MustBeAllowedIn();
        var (secret, now) = (Secret.New(), TimeProvider.System.GetUtcNow());
        var session = Session.OfBrowser(account, secret, place, idle, now);
        db.Add(session);
        db.Audit($"{account.Id}", "session.opened", subject: $"{session.Id}", clock.GetUtcNow(), reason: $"{session.Kind}");
        return new(account, session, secret);
    }

    private static ProblemException Failed() => new(401, "sign-in.failed", "This is not how this account signs in.");
}
