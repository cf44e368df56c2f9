using ApecCard.Identity.Broker;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>The administrator sees which systems may sign in.</summary>
public static class ListSystems
{
    public record Response(IReadOnlyList<SystemView> Items);

    /// <summary>All of them: our own services, the economies, the subscribers. No secret is among it.</summary>
    public static async Task<Ok<Response>> Handle(IdentityDb db, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        var systems = await db.Systems.AsNoTracking().ToListAsync(ct);
        return TypedResults.Ok(new Response(
            [.. systems.OrderBy(one => one.Kind).ThenBy(one => one.Name).Select(one => SystemView.Of(one, now))]));
    }
}

/// <param name="Name">What it signs in as.</param>
/// <param name="Kind">A service of ours, an economy's system, or a subscriber's.</param>
/// <param name="Scopes">What its tokens are good for, beside its role.</param>
/// <param name="LastUsedAt">When it last signed in.</param>
/// <param name="RotatedAt">When it got the newest secret; null: it has its first.</param>
/// <param name="PreviousUntil">Until when the secret before is good, too.</param>
/// <param name="Subscription">What a subscriber hears, and why.</param>
/// <param name="Queue">Where a subscriber's events wait for it at the broker.</param>
public sealed record SystemView(
    string Name, SystemKind Kind, string[] Scopes, DateTimeOffset? LastUsedAt, DateTimeOffset? RotatedAt,
    DateTimeOffset? PreviousUntil, Subscription? Subscription, string? Queue)
{
    public static SystemView Of(SystemClient system, DateTimeOffset now) => new(
        system.Name, system.Kind, system.Scopes, system.LastUsedAt, system.RotatedAt,
        system.PreviousUntil > now ? system.PreviousUntil : null, system.Subscription,
        system.Subscription is null ? null : OutsidersTopology.QueueOfSubscriber(system.Name));
}
