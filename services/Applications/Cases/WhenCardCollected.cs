using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The holder has the card.</summary>
public sealed class WhenCardCollected(ApplicationsDb db) : IConsumer<CardCollected>
{
    public async Task Consume(ConsumeContext<CardCollected> context)
    {
        var (collected, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(collected.CaseId, ct);
        caseFile.RecordHandover(
            collected.CardId, collected.CardVersion, Delivery.Collected, trackingNumber: null, collected.CollectedAt);
        await db.SaveChangesAsync(ct);
    }
}
