using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>A review is late and a supervisor knows: nobody waits in silence.</summary>
public sealed class WhenDeadlineMissed(ApplicationsDb db) : IConsumer<DeadlineMissed>
{
    public async Task Consume(ConsumeContext<DeadlineMissed> context)
    {
        var (missed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(missed.CaseId, ct);
        caseFile.RecordDelay(missed.Stage, missed.MissedAt);
        await db.SaveChangesAsync(ct);
    }
}
