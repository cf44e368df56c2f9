using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>Tells supervisors of reviews that are late. Replicas share the work: each case is one short transaction.</summary>
public sealed class Escalation(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Escalation> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await EscalateNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Deadlines were not looked at, trying again in {Pause}", _pause);
            }
        }
    }

    /// <summary>False when nothing is late.</summary>
    public async Task<bool> EscalateNextAsync(CancellationToken ct)
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
