using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The register struck an economy from the card.</summary>
public sealed class WhenCardEconomyStruck(ApplicationsDb db) : IConsumer<CardEconomyStruck>
{
    public async Task Consume(ConsumeContext<CardEconomyStruck> context)
    {
        var (struck, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(struck.CaseId, ct);
        caseFile.RecordStrike(struck.CardId, struck.Economy, struck.StruckAt);
        await db.SaveChangesAsync(ct);
    }
}
