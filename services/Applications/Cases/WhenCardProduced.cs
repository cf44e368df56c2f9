using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>Delivery has made a card.</summary>
public sealed class WhenCardProduced(ApplicationsDb db) : IConsumer<CardProduced>
{
    public async Task Consume(ConsumeContext<CardProduced> context)
    {
        var (produced, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(produced.CaseId, ct);
        db.PublishAll(caseFile.RecordCard(produced));
        await db.SaveChangesAsync(ct);
    }
}
