using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>A card was destroyed before anybody had it; another one is made.</summary>
public sealed class WhenCardSpoiled(ApplicationsDb db) : IConsumer<CardSpoiled>
{
    public async Task Consume(ConsumeContext<CardSpoiled> context)
    {
        var (spoiled, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(spoiled.CaseId, ct);
        caseFile.RecordSpoiling(spoiled.CardId, spoiled.CardVersion, spoiled.DestroyedAt);
        await db.SaveChangesAsync(ct);
    }
}
