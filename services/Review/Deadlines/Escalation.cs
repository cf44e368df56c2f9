using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>
/// Tells supervisors of reviews that are late. Replicas share the work: each case is one short transaction.
/// </summary>
public sealed class Escalation(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Escalation> logger)
    : Rounds(TimeSpan.FromSeconds(5), logger)
{
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var late = await db.Cases
            .FromSql($"""
                select *, xmin from "Cases" where not "Escalated" and "DueAt" < {now}
                order by "DueAt" limit 1 for update skip locked
                """)
            .ToListAsync(ct);
        if (late is not [var review] || review.Escalate(now) is not { } missed)
        {
            return false;
        }

        db.Publish(missed);
        db.Audit("review", $"deadline.missed.{missed.Stage}", review.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.LogWarning("{CaseNumber} is late at {Stage}", review.CaseNumber, missed.Stage);
        return true;
    }
}
