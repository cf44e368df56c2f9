using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The register ended the card before its time.</summary>
public sealed class WhenCardRevoked(ApplicationsDb db) : IConsumer<CardRevoked>
{
    public async Task Consume(ConsumeContext<CardRevoked> context)
    {
        var (revoked, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(revoked.CaseId, ct);
        db.PublishAll(caseFile.RecordCardEnd(revoked.CardId, Card.Revoked, revoked.Reason, revoked.RevokedAt));
        await db.SaveChangesAsync(ct);
    }
}
