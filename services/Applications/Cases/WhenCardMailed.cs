using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The courier has taken the card: it is on its way.</summary>
public sealed class WhenCardMailed(ApplicationsDb db) : IConsumer<CardMailed>
{
    public async Task Consume(ConsumeContext<CardMailed> context)
    {
        var (mailed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(mailed.CaseId, ct);
        caseFile.RecordHandover(
            mailed.CardId, mailed.CardVersion, Delivery.Mailed, mailed.TrackingNumber, mailed.MailedAt);
        await db.SaveChangesAsync(ct);
    }
}
