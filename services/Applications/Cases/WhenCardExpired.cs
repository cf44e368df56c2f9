using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The card's last day has passed.</summary>
public sealed class WhenCardExpired(ApplicationsDb db) : IConsumer<CardExpired>
{
    public async Task Consume(ConsumeContext<CardExpired> context)
    {
        var (expired, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(expired.CaseId, ct);
        db.PublishAll(caseFile.RecordCardEnd(expired.CardId, Card.Expired, why: null, expired.ExpiredAt));
        await db.SaveChangesAsync(ct);
    }
}
