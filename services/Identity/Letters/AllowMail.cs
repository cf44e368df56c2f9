using ApecCard.Identity.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Letters;

/// <summary>Somebody asked for a mail.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Key">SHA-256 of what is counted: addresses that strangers type are not kept.</param>
/// <param name="At">When.</param>
public sealed record MailAsked(Guid Id, byte[] Key, DateTimeOffset At);

/// <summary>So many, within so long.</summary>
public readonly record struct Allowance(int Most, TimeSpan Within);

/// <summary>Too many mails were asked for.</summary>
public sealed class TooManyMailsException(TimeSpan wait)
    : ComeBackLaterException(429, "mail.too-many", "Too many mails were asked for. Wait a while.", wait);

/// <summary>Nobody's mailbox is flooded by us: what makes us write is counted, and has its limits.</summary>
public static class AllowMail
{
    /// <summary>From one network address, for whatever mailboxes.</summary>
    public static readonly Allowance[] ResetsFromOneAddress = [new(30, TimeSpan.FromHours(1))];

    public static readonly Allowance[] ResetsToOneMailbox = [new(3, TimeSpan.FromHours(1))];

    public static readonly Allowance[] InvitationsToOneMailbox = [new(5, TimeSpan.FromDays(1))];

    public static readonly Allowance[] SignInCodes =
        [new(5, TimeSpan.FromMinutes(15)), new(20, TimeSpan.FromDays(1))];

    public static readonly Allowance[] AgentsOfOneEnterprise = [new(50, TimeSpan.FromDays(1))];

    public static readonly Allowance[] OfOneAccount =
        [new(1, TimeSpan.FromMinutes(1)), new(5, TimeSpan.FromDays(1))];

    /// <summary>
    /// How long to wait; none: it is allowed, and counted. In a transaction: whoever asks for the same waits for its
    /// end.
    /// </summary>
    public static async Task<TimeSpan?> CountMailAsync(
        this IdentityDb db, string what, Allowance[] allowances, CancellationToken ct)
    {
        var (key, now) = (Secret.Hash(what), TimeProvider.System.GetUtcNow());
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({BitConverter.ToInt64(key)})", ct);
        var since = now - allowances.Max(one => one.Within);
        var asked = await db.MailAsked.Where(one => one.Key == key && one.At > since)
            .Select(one => one.At).OrderDescending().ToListAsync(ct);
        var wait = allowances
            .Where(one => asked.Count >= one.Most)
            .Select(one => asked[one.Most - 1] + one.Within - now)
            .DefaultIfEmpty().Max();
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        db.Add(new MailAsked(Guid.CreateVersion7(), key, now));
        return null;
    }
}
