using ApecCard.Identity.Accounts;
using ApecCard.Identity.Elicence;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>A session was opened.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Session">The session.</param>
/// <param name="Secret">What its holder proves it with: the gateway's secret, or the first refresh token.</param>
public sealed record SignedIn(Account Account, Session Session, string Secret);

/// <summary>Opens sessions: by e-mail and password, or by a scanned e-licence.</summary>
public sealed class SignIn(
    IdentityDb db, Passwords passwords, SignInPlace place, KnownDevices devices, IdleLimits idle, TimeProvider clock)
{
    /// <summary>
    /// 401 sign-in.failed: unknown name or wrong password, nobody is told which; 401 sign-in.locked: too many attempts;
    /// 403 agent.not-authorised.
    /// </summary>
    public async Task<SignedIn> WithPasswordAsync(string email, string password, SessionKind kind, CancellationToken ct)
    {
        var name = Account.Normalise(email);
        var now = TimeProvider.System.GetUtcNow();
        var counted = await db.CountAttemptAsync(name, place, devices, now, ct);
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.SignInName == name, ct);
        if (!passwords.Fits(found, password))
        {
            throw Failed();
        }

        await db.ForgetAttemptsAsync(counted, now, ct);
        await RenewHashAsync(found!, password, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var signedIn = Open(await db.LockAccountAsync(found!.Id, ct), kind);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signedIn;
    }

    /// <summary>
    /// 401 sign-in.failed: no such scan in this browser; 409: not scanned, used or expired (elicence.*), or the company
    /// is not registered (enterprise.not-registered). What the licence says anew is taken over.
    /// </summary>
    public async Task<SignedIn> WithElicenceAsync(
        Guid elicenceSessionId, string browserSecret, SessionKind kind, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var scan = await db.LockElicenceSessionAsync(elicenceSessionId, browserSecret, ct) ?? throw Failed();
        var facts = scan.Use(ElicencePurpose.SignIn, TimeProvider.System.GetUtcNow());
        var enterprise = await db.Enterprises.SingleOrDefaultAsync(known => known.Uscc == facts.Uscc, ct)
            ?? throw new RuleViolationException("enterprise.not-registered", "The company has not registered yet.");
        if (!enterprise.Says(facts))
        {
            db.Publish(enterprise.Verify(facts, clock.GetUtcNow()));
        }

        var account = await db.Accounts
            .SingleAsync(known => known.EnterpriseId == enterprise.Id && known.Role == Roles.Enterprise, ct);
        var signedIn = Open(account, kind);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return signedIn;
    }

    // Unless the password was changed at this moment.
    private async Task RenewHashAsync(Account account, string password, CancellationToken ct)
    {
        if (Passwords.IsOld(account.PasswordHash))
        {
            var hash = passwords.Hash(password);
            await db.Accounts.Where(one => one.Id == account.Id && one.PasswordHash == account.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, hash), ct);
        }
    }

    private SignedIn Open(Account account, SessionKind kind)
    {
        account.MustBeAllowedIn();
        var (secret, now) = (Secret.New(), TimeProvider.System.GetUtcNow());
        var session = Session.Of(account, kind, secret, place, idle, now);
        db.Add(session);
        if (kind is SessionKind.Direct)
        {
            db.Add(RefreshToken.Of(session, secret, now));
        }

        db.Audit($"{account.Id}", "session.opened", subject: $"{session.Id}", clock.GetUtcNow(), reason: $"{kind}");
        return new(account, session, secret);
    }

    private static ProblemException Failed() => new(401, "sign-in.failed", "This is not how this account signs in.");
}
