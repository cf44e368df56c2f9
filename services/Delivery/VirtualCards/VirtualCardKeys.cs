using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// The keys of all replicas, from the database. Public keys stay published for good: a card lives five years, a key
/// signs for three months, so there are about twenty that matter and a few more.
/// </summary>
public sealed class VirtualCardKeys(
    DeliveryDb db, PersonalDataProtector protector, IOptions<VirtualCardSettings> settings)
{
    /// <summary>The key that signs now.</summary>
    public async Task<VirtualCardKey> SigningAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (await FindSigningAsync(now, ct) is { } key)
        {
            return key;
        }

        await RotateAsync(now, ct);
        return (await FindSigningAsync(now, ct))!;
    }

    /// <summary>Sees to it that a key signs now, and that the one to follow is published before it does.</summary>
    public async Task RotateAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('virtual card keys', 11))", ct); // replicas take turns
        if (await NextSignsFromAsync(now, ct) is { } signsFrom)
        {
            var key = VirtualCardKey.New(protector, now, signsFrom);
            db.VirtualCardKeys.Add(key);
            db.Audit("delivery", "virtual-card-key.published", key.KeyId, now);
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private async Task<DateTimeOffset?> NextSignsFromAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (await FindSigningAsync(now, ct) is null)
        {
            return now;
        }

        var last = await db.VirtualCardKeys.MaxAsync(key => key.SignsFrom, ct);
        var planned = last.AddDays(settings.Value.RotateAfterDays);
        var soonest = now + VirtualCardSettings.PublishedAhead;
        return planned > soonest ? null : soonest;
    }

    private Task<VirtualCardKey?> FindSigningAsync(DateTimeOffset now, CancellationToken ct) => db.VirtualCardKeys
        .AsNoTracking()
        .Where(key => key.SignsFrom <= now)
        .OrderByDescending(key => key.SignsFrom)
        .FirstOrDefaultAsync(ct);
}
