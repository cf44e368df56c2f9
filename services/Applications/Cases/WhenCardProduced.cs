using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Delivery has made the card.</summary>
public sealed class WhenCardProduced(ApplicationsDb db) : IConsumer<CardProduced>
{
    public async Task Consume(ConsumeContext<CardProduced> context)
    {
        var (produced, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(produced.CaseId, ct);
        caseFile.RecordCard(produced.CardId, produced.ExpiresOn, produced.ProducedAt);
        await db.SaveChangesAsync(ct);
    }
}
