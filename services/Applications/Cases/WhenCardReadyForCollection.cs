using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The card lies at its service point.</summary>
public sealed class WhenCardReadyForCollection(ApplicationsDb db) : IConsumer<CardReadyForCollection>
{
    public async Task Consume(ConsumeContext<CardReadyForCollection> context)
    {
        var (ready, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(ready.CaseId, ct);
        caseFile.RecordReadiness(ready.CardId, ready.CardVersion, ready.ReadyAt);
        await db.SaveChangesAsync(ct);
    }
}
