using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>Attempts to sign in under a name since the last success, whether an account has the name or not.</summary>
/// <param name="NameHash">SHA-256 of the sign-in name: what strangers type is not kept.</param>
/// <param name="Count">Attempts so far.</param>
/// <param name="ForgottenAt">When counting begins anew.</param>
public sealed record SignInAttempts(byte[] NameHash, int Count, DateTimeOffset ForgottenAt)
{
    public const int Most = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
}

/// <summary>
/// Too many attempts under this name: it is locked for a while, for the right password, too. A 401 and no 429, which
/// our own clients (the gateway) would take as an invitation to try again by themselves.
/// </summary>
public sealed class LockedException(TimeSpan wait)
    : ProblemException(401, "sign-in.locked", "Too many attempts. Wait, or sign in with the e-licence.")
{
    public TimeSpan Wait { get; } = wait;
}

public static class CountSignInAttempts
{
    /// <summary>
    /// Counts before the password is looked at, in one statement, so that attempts in parallel cannot outrun the
    /// count; throws when it was one too many.
    /// </summary>
    public static async Task CountAttemptAsync(
        this IdentityDb db, string signInName, DateTimeOffset now, CancellationToken ct)
    {
        var (name, most, later) = (Secret.Hash(signInName), SignInAttempts.Most, now + SignInAttempts.Pause);
        var counted = await db.SignInAttempts.FromSql($"""
            insert into "SignInAttempts" as a ("NameHash", "Count", "ForgottenAt") values ({name}, 1, {later})
            on conflict ("NameHash") do update set
              "Count" = case when a."ForgottenAt" <= {now} then 1 else least(a."Count", {most}) + 1 end,
              "ForgottenAt" = case
                when a."ForgottenAt" <= {now} or a."Count" < {most} then {later} else a."ForgottenAt" end
            returning *
            """).AsNoTracking().ToListAsync(ct);
        if (counted is [{ Count: > SignInAttempts.Most, ForgottenAt: var end }])
        {
            throw new LockedException(end - now);
        }
    }

    public static Task ForgetAttemptsAsync(this IdentityDb db, string signInName, CancellationToken ct)
    {
        var name = Secret.Hash(signInName);
        return db.SignInAttempts.Where(attempts => attempts.NameHash == name).ExecuteDeleteAsync(ct);
    }
}
