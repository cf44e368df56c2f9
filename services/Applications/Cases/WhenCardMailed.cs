using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Applications.Cases;

/// <summary>The courier has taken the card: it is on its way, and the one it follows gives way.</summary>
public sealed class WhenCardMailed(ApplicationsDb db) : IConsumer<CardMailed>
{
    public async Task Consume(ConsumeContext<CardMailed> context)
    {
        var (mailed, ct) = (context.Message, context.CancellationToken);
        var caseFile = await db.GetCaseAsync(mailed.CaseId, ct);
        if (caseFile.RecordHandover(mailed.CardId, Delivery.Mailed, mailed.TrackingNumber, mailed.MailedAt))
        {
            await db.EndRenewedCardAsync(caseFile, mailed.MailedAt, ct);
        }

        await db.SaveChangesAsync(ct);
    }
}
