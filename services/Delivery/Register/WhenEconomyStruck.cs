using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Register;

/// <summary>
/// An economy took back its grant: the register strikes it from the card, whose back stays as it was printed. When none
/// remains the card is revoked (domain §3, #18).
/// </summary>
public sealed class WhenEconomyStruck(DeliveryDb db, TimeProvider clock) : IConsumer<EconomyStruck>
{
    public async Task Consume(ConsumeContext<EconomyStruck> context)
    {
        var (struck, ct) = (context.Message, context.CancellationToken);
        var card = await db.Cards.SingleOrDefaultAsync(one => one.CaseId == struck.CaseId, ct)
            ?? throw new TooEarlyException($"The card of case {struck.CaseId} is not made yet.");
        if (card.Strike(struck.Economy, struck.StruckAt) is not { } told)
        {
            return;
        }

        var (subject, now) = (card.Id.ToString(), clock.GetUtcNow());
        db.Publish(told);
        db.Audit("applications", "card.economy-struck", subject, now, struck.Economy);
        if (card.RevokeWhenNothingRemains(struck.StruckAt) is { } revoked)
        {
            db.Publish(revoked);
            db.Audit("delivery", "card.revoked", subject, now, revoked.Reason);
        }

        await db.SaveChangesAsync(ct);
    }
}
