using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Sessions;

/// <summary>
/// Before a decisive act somebody who is signed in proves again who he is: an officer with a one-time code, others with
/// the password. The session stays the same.
/// </summary>
public static class ProveAgain
{
    /// <param name="SessionSecret">What the gateway proves the session with.</param>
    /// <param name="Code">Of an officer: the app's code; a recovery code does not count.</param>
    /// <param name="Password">Of an enterprise or an agent.</param>
    public record Request(
        [Required, MaxLength(100)] string SessionSecret,
        [MaxLength(40)] string? Code,
        [MaxLength(PasswordRules.MaxLength)] string? Password);

    /// <summary>
    /// An access token that says so. 401 session.ended; sign-in.code-needed, sign-in.code-refused, sign-in.failed, or
    /// with Retry-After sign-in.locked: attempts are counted as at the sign-in.
    /// </summary>
    public static async Task<Ok<RenewAccessToken.Response>> Handle(
        Guid sessionId, Request request, IdentityDb db, OneTimeCodes oneTimeCodes, Passwords passwords,
        SignInPlace place, KnownDevices devices, AccessTokens tokens, TimeProvider clock, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var asked = await db.Sessions.FindAsync([sessionId], ct);
        if (!Secret.Matches(request.SessionSecret, asked?.SecretHash)
            || await db.Accounts.FindAsync([asked!.AccountId], ct) is not { } known)
        {
            throw Ended();
        }

        var counted = await db.CountAttemptAsync(
            known.SignInName, known.PasswordResetAt, place, devices, now, ct);
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(known.Id, ct);
        var session = await db.LockSessionAsync(sessionId, ct);
        if (session?.IsOpen(now) is not true || !account.IsAuthorised)
        {
            throw Ended();
        }

        if (account.IsOfficer)
        {
            await oneTimeCodes.ProveAsync(account, request.Code, now, ct, orRecoveryCode: false);
        }
        else if (!passwords.Fits(account, Needed.In(request.Password, "password")))
        {
            throw new ProblemException(401, "sign-in.failed", "This is not how this account signs in.");
        }

        session.ProvedAt = now;
        db.Audit($"{account.Id}", "session.proved-again", subject: $"{session.Id}", clock.GetUtcNow());
        await db.ForgetAttemptsAsync(counted, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var token = tokens.Issue(account, session);
        return TypedResults.Ok(new RenewAccessToken.Response(token.Text, token.ExpiresAt, session.ProvedAt));
    }

    private static ProblemException Ended() => new(401, "session.ended", "The session has ended. Sign in again.");
}
