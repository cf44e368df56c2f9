using System.ComponentModel.DataAnnotations;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Identity.Sessions;

/// <summary>
/// Before a decisive act somebody who is signed in proves again who he is: an officer with a one-time code, others with
/// the password. The session stays the same, and goes by another secret from then on.
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

    /// <param name="SessionSecret">What the gateway proves it with now; the one before ends after half a minute.</param>
    /// <param name="AccessToken">One that says so.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    /// <param name="ProvedAt">Now.</param>
    public record Response(
        string SessionSecret, string AccessToken, DateTimeOffset ExpiresAt, DateTimeOffset ProvedAt);

    /// <summary>
    /// A new secret and an access token that says so. 401 session.ended; sign-in.code-needed, sign-in.code-refused, sign-in.failed, or
    /// with Retry-After sign-in.locked: attempts are counted as at the sign-in.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        Guid sessionId, Request request, IdentityDb db, OneTimeCodes oneTimeCodes, Passwords passwords,
        SignInPlace place, KnownDevices devices, AccessTokens tokens, DerivedKeys keys, TimeProvider clock,
        CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var asked = await db.Sessions.FindAsync([sessionId], ct);
        if (asked?.IsHeldWith(request.SessionSecret, now) is not true
            || await db.Accounts.FindAsync([asked.AccountId], ct) is not { } known)
        {
            throw Ended();
        }

        return await ProveAsync().About(known.Id, place);

        async Task<Ok<Response>> ProveAsync()
        {
            var counted = await db.CountAttemptAsync(
                known.SignInName, known.PasswordResetAt, place, devices, now, ct);
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var account = await db.LockAccountAsync(known.Id, ct);
            var session = await db.LockSessionAsync(sessionId, ct);
            if (session?.IsHeldWith(request.SessionSecret, now) is not true || !session.IsOpen(now)
                || !account.IsAuthorised)
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

            var secret = keys.After(request.SessionSecret, "sessions");
            session.Prove(secret, now);
            db.Audit($"{account.Id}", "session.proved-again", subject: $"{session.Id}", clock.GetUtcNow());
            await db.ForgetAttemptsAsync(counted, now, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            var token = tokens.Issue(account, session);
            return TypedResults.Ok(new Response(secret, token.Text, token.ExpiresAt, session.ProvedAt));
        }
    }

    private static ProblemException Ended() => new(401, "session.ended", "The session has ended. Sign in again.");
}
