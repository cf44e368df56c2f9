using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>An old card is owed and late: the enterprise and the holder are reminded.</summary>
public sealed class WhenCardReturnMissed(ApplicationsDb db) : IConsumer<CardReturnMissed>
{
    public async Task Consume(ConsumeContext<CardReturnMissed> context)
    {
        var (missed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(missed.CaseId, ct);
        caseFile.RecordMissedReturn(missed.OrderId, missed.RemindedAt);
        await db.SaveChangesAsync(ct);
    }
}
