using ApecCard.Identity.Sessions;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Accounts;

/// <summary>
/// Too many attempts: for a while none is looked at, the right password neither. A 401 and no 429, which our own
/// clients (the gateway) would take as an invitation to try again by themselves.
/// </summary>
public sealed class LockedException(TimeSpan wait)
    : ComeBackLaterException(401, "sign-in.locked", "Too many attempts. Wait, or sign in with the e-licence.", wait);

/// <summary>
/// Who guesses waits longer and longer, and locks out nobody but himself: the owner comes with a device, or from an
/// address, that has signed in before, and is counted apart. Whether the account exists makes no difference here.
/// </summary>
public static class CountSignInAttempts
{
    /// <param name="Name">The name that was tried, since its password was last reset.</param>
    /// <param name="Place">From where.</param>
    /// <param name="AsStranger">Whether it was also counted with others' attempts.</param>
    public sealed record Counted(string Name, SignInPlace Place, bool AsStranger);

    private static readonly TimeSpan _forgotten = TimeSpan.FromDays(1);
    private static readonly TimeSpan _addressIsKnown = TimeSpan.FromDays(30);

    /// <summary>
    /// Counts before the password is looked at, each in one statement, so that attempts in parallel cannot outrun the
    /// count; throws when one came too soon. Gives what is to be forgotten when the password turns out right.
    /// </summary>
    public static async Task<Counted> CountAttemptAsync(
        this IdentityDb db, string signInName, DateTimeOffset? passwordResetAt, SignInPlace place, KnownDevices devices,
        DateTimeOffset now, CancellationToken ct)
    {
        var name = passwordResetAt is { } since ? $"{signInName}\n{since.ToUnixTimeMilliseconds()}" : signInName;
        if (devices.IsKnown(place.Device, signInName))
        {
            await db.CountAsync(DeviceKey(name, place), Patience.WithOne, now, ct);
            return new(name, place, AsStranger: false);
        }

        // The pair comes first: who is locked there uses up nobody else's patience.
        var pair = await db.CountAsync(PairKey(name, place), Patience.WithOne, now, ct);
        var isStranger = pair.SucceededAt is null || pair.SucceededAt < now - _addressIsKnown;
        if (isStranger)
        {
            await db.CountAsync(AddressKey(place), Patience.WithAddress, now, ct);
            await db.CountAsync(StrangersKey(name), Patience.WithStrangers, now, ct);
        }

        return new(name, place, isStranger);
    }

    /// <summary>
    /// The password was right: what was counted against this caller is forgotten, the address is known from now on.
    /// Of what is counted with others, only this attempt is taken back.
    /// </summary>
    public static async Task ForgetAttemptsAsync(
        this IdentityDb db, Counted counted, DateTimeOffset now, CancellationToken ct)
    {
        byte[][] own = [PairKey(counted.Name, counted.Place), DeviceKey(counted.Name, counted.Place)];
        var later = now + _addressIsKnown;
        await db.SignInAttempts.Where(attempts => own.Contains(attempts.Key)).ExecuteUpdateAsync(set => set
            .SetProperty(attempts => attempts.Count, 0)
            .SetProperty(attempts => attempts.LockedUntil, (DateTimeOffset?)null)
            .SetProperty(attempts => attempts.ForgottenAt, later)
            .SetProperty(attempts => attempts.SucceededAt, now), ct);
        if (counted.AsStranger)
        {
            byte[][] shared = [AddressKey(counted.Place), StrangersKey(counted.Name)];
            await db.SignInAttempts.Where(attempts => shared.Contains(attempts.Key) && attempts.Count > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Count, a => a.Count - 1), ct);
        }
    }

    /// <summary>The password was right, and a code is asked for next: the device is no better known for that.</summary>
    public static async Task TakeBackAttemptAsync(this IdentityDb db, Counted counted, CancellationToken ct)
    {
        byte[][] keys = [PairKey(counted.Name, counted.Place), AddressKey(counted.Place), StrangersKey(counted.Name)];
        var mine = counted.AsStranger ? keys : keys[..1];
        await db.SignInAttempts.Where(attempts => mine.Contains(attempts.Key) && attempts.Count > 0)
            .ExecuteUpdateAsync(set => set
                .SetProperty(attempts => attempts.Count, attempts => attempts.Count - 1)
                .SetProperty(attempts => attempts.LockedUntil, (DateTimeOffset?)null), ct);
    }

    private static async Task<SignInAttempts> CountAsync(
        this IdentityDb db, byte[] key, Patience patience, DateTimeOffset now, CancellationToken ct)
    {
        var (free, first, longest) =
            (patience.Free, patience.First.TotalSeconds, patience.Longest.TotalSeconds);
        var later = now + _forgotten;
        var counted = await db.SignInAttempts.FromSql($"""
            insert into "SignInAttempts" as a
              ("Key", "Count", "LockedUntil", "ForgottenAt", "SucceededAt", "WasLocked")
            values ({key}, 1, null, {later}, null, false)
            on conflict ("Key") do update set
              "WasLocked" = coalesce(a."LockedUntil" > {now}, false),
              "Count" = case
                when a."LockedUntil" > {now} then a."Count"
                when a."ForgottenAt" <= {now} then 1
                else least(a."Count", 1000) + 1 end,
              "LockedUntil" = case
                when a."LockedUntil" > {now} then a."LockedUntil"
                when a."ForgottenAt" <= {now} or a."Count" + 1 < {free} then null
                else {now} + make_interval(secs =>
                  least({longest}, {first} * power(2, least(a."Count" + 1 - {free}, 30)))) end,
              "ForgottenAt" = greatest(a."ForgottenAt", {later})
            returning *
            """).AsNoTracking().ToListAsync(ct);
        var one = counted.Single();
        return one.WasLocked ? throw new LockedException(one.LockedUntil!.Value - now) : one;
    }

    private static byte[] PairKey(string name, SignInPlace place) => Secret.Hash($"pair\n{place.Address}\n{name}");

    private static byte[] AddressKey(SignInPlace place) => Secret.Hash($"address\n{place.Address}");

    private static byte[] StrangersKey(string name) => Secret.Hash($"strangers\n{name}");

    private static byte[] DeviceKey(string name, SignInPlace place) => Secret.Hash($"device\n{place.Device}\n{name}");
}
