using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Delivery.Production;

/// <summary>
/// A card is wanted: it waits for two clerks of the office to make it. Of two wants of a case that are not produced yet
/// the later one counts.
/// </summary>
public sealed class WhenCardWanted(DeliveryDb db, TimeProvider clock) : IConsumer<CardWanted>
{
    public async Task Consume(ConsumeContext<CardWanted> context)
    {
        var (wanted, now, ct) = (context.Message, clock.GetUtcNow(), context.CancellationToken);
        await db.LockCaseAsync(wanted.CaseId, ct);
        if (ProductionQueue.Take(await db.JobsOfAsync(wanted.CaseId, ct), wanted, now) is not { } job)
        {
            return;
        }

        await db.SaveChangesAsync(ct); // the superseded one first: a case has one unproduced job
        db.Add(job);
        db.Audit("applications", "card.wanted", subject: job.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
    }
}
