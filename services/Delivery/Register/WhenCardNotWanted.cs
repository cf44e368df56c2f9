using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using MassTransit;

namespace ApecCard.Delivery.Register;

/// <summary>The card of a case is not to be live any more, say because its successor was handed over.</summary>
public sealed class WhenCardNotWanted(DeliveryDb db, TimeProvider clock) : IConsumer<CardNotWanted>
{
    public async Task Consume(ConsumeContext<CardNotWanted> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var card = await db.Cards.FindAsync([told.CardId], ct)
            ?? throw new TooEarlyException($"Card {told.CardId} is not known yet.");
        if (card.Revoke(told.Reason, told.EndedAt) is not { } revoked)
        {
            return;
        }

        db.Publish(revoked);
        db.Audit("applications", "card.revoked", subject: card.Id.ToString(), clock.GetUtcNow(), told.Reason);
        await db.SaveChangesAsync(ct);
    }
}
