using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The holder has the card, and the one it follows gives way.</summary>
public sealed class WhenCardCollected(ApplicationsDb db) : IConsumer<CardCollected>
{
    public async Task Consume(ConsumeContext<CardCollected> context)
    {
        var (collected, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(collected.CaseId, ct);
        if (caseFile.RecordHandover(collected.CardId, Delivery.Collected, trackingNumber: null, collected.CollectedAt))
        {
            await db.EndRenewedCardAsync(caseFile, collected.CollectedAt, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
