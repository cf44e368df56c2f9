using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ApecCard.Delivery.VirtualCards;

/// <summary>
/// The revocation list as everybody gets it. Looked at anew every few seconds, signed anew when it says something else,
/// or is five minutes old.
/// </summary>
public sealed class Revocations(
    IServiceScopeFactory scopes, PersonalDataProtector protector, IOptions<VirtualCardSettings> settings,
    TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _signedFor = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Known? _known;

    /// <param name="Jws">The list, signed.</param>
    public sealed record Known(RevocationList List, byte[] Jws, EntityTagHeaderValue ETag, long LookedAt);

    public async Task<Known> CurrentAsync(CancellationToken ct)
    {
        if (_known is { } known && IsFresh(known))
        {
            return known;
        }

        await _one.WaitAsync(ct);
        try
        {
            return _known is { } meanwhile && IsFresh(meanwhile) ? meanwhile : _known = await LookAsync(_known, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // How often the database is asked counts in the machine's own time, what the list says in the scheme's.
    private static bool IsFresh(Known known) => Stopwatch.GetElapsedTime(known.LookedAt) < _betweenLooks;

    private async Task<Known> LookAsync(Known? before, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (lookedAt, now) = (Stopwatch.GetTimestamp(), clock.GetUtcNow());
        var list = await FindAsync(scope.ServiceProvider.GetRequiredService<DeliveryDb>(), now, ct);
        if (before is not null && list.SaysTheSameAs(before.List) && (now - before.List.AsOf).Duration() < _signedFor)
        {
            return before with { LookedAt = lookedAt };
        }

        var key = await scope.ServiceProvider.GetRequiredService<VirtualCardKeys>().SigningAsync(now, ct);
        var jws = Encoding.ASCII.GetBytes(list.Sign(key, protector));
        return new(list, jws, new($"\"{Convert.ToHexStringLower(SHA256.HashData(jws))}\""), lookedAt);
    }

    private async Task<RevocationList> FindAsync(DeliveryDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = now.DayInShanghai();
        var revoked = await db.Cards.AsNoTracking()
            .Where(card => card.Validity == CardValidity.Revoked && card.ExpiresOn >= today)
            .OrderBy(card => card.Number)
            .Select(card => card.Number)
            .ToListAsync(ct);
        var struck = await db.Cards.AsNoTracking()
            .Where(card => card.Validity == CardValidity.Live
                && card.RemainingEconomies.Length < card.GrantedEconomies.Length)
            .OrderBy(card => card.Number)
            .Select(card => new { card.Number, card.RemainingEconomies })
            .ToListAsync(ct);
        return new(
            now,
            now.AddHours(settings.Value.RevocationListHours),
            revoked,
            [.. struck.Select(card => new RevocationList.Card(card.Number, EconomyMask.Of(card.RemainingEconomies)))]);
    }
}
