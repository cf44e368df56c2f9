using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Sessions;

/// <summary>Signs out who has not used a session for too long. Every ten seconds; a replica that finds one ends it.</summary>
public sealed class EndIdleSessions(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndIdleSessions> logger)
    : Rounds(TimeSpan.FromSeconds(10), logger)
{
    /// <summary>The gateways tell of a use only now and then: so long what is used may look unused.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(20);

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var idle = await db.Sessions.FromSql($"""
            select * from "Sessions"
            where "EndedAt" is null and "ExpiresAt" > {now} and "LastUsedAt" + "IdleLimit" < {now - Lag}
            limit 100 for update skip locked
            """).ToListAsync(ct);
        foreach (var session in idle)
        {
            db.End(session, SessionEnd.Idle, "identity", clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return idle.Count > 0;
    }
}
