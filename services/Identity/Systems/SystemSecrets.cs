using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>Whether a system is who it says.</summary>
public sealed class SystemSecrets(IServiceScopeFactory scopes, IConfiguration configuration)
{
    private static readonly TimeSpan _usedAbout = TimeSpan.FromMinutes(1);

    /// <summary>Systems__Overlap: how long the secret before the newest is still good; a day.</summary>
    public TimeSpan Overlap { get; } = configuration.GetValue("Systems:Overlap", TimeSpan.FromDays(1));

    /// <summary>The system that signs in so; null when that is not how any does.</summary>
    public async Task<SystemClient?> FindAsync(string name, string secret, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var now = TimeProvider.System.GetUtcNow();
        var system = await db.Systems.AsNoTracking().SingleOrDefaultAsync(one => one.Name == name, ct);
        if (system?.Knows(secret, now) is not true)
        {
            return null;
        }

        var then = now - _usedAbout;
        await db.Systems.Where(one => one.Name == name && (one.LastUsedAt == null || one.LastUsedAt < then))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, now), ct);
        return system;
    }
}
