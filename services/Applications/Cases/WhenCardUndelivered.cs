using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The courier could not deliver the card and brought it back.</summary>
public sealed class WhenCardUndelivered(ApplicationsDb db) : IConsumer<CardUndelivered>
{
    public async Task Consume(ConsumeContext<CardUndelivered> context)
    {
        var (undelivered, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(undelivered.CaseId, ct);
        caseFile.RecordFailedDelivery(undelivered.CardId, undelivered.CardVersion, undelivered.CameBackAt);
        await db.SaveChangesAsync(ct);
    }
}
