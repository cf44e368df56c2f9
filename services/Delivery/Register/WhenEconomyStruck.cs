using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Register;

/// <summary>
/// An economy took back its grant: the register strikes it from the cards of the case that count, whose backs stay as
/// they were printed. When none remains a card is revoked (domain §3, #18). It is remembered for a card that is made
/// meanwhile.
/// </summary>
public sealed class WhenEconomyStruck(DeliveryDb db, TimeProvider clock) : IConsumer<EconomyStruck>
{
    public async Task Consume(ConsumeContext<EconomyStruck> context)
    {
        var (struck, ct) = (context.Message, context.CancellationToken);
        await db.LockCaseAsync(struck.CaseId, ct);
        if (await db.Strikes.FindAsync([struck.CaseId, struck.Economy, struck.CaseVersion], ct) is not null)
        {
            return;
        }

        db.Add(new Strike(struck.CaseId, struck.Economy, struck.CaseVersion, struck.StruckAt));
        foreach (var card in await db.Cards.Where(card => card.CaseId == struck.CaseId).ToListAsync(ct))
        {
            StrikeFrom(card, struck);
        }

        await db.SaveChangesAsync(ct);
    }

    private void StrikeFrom(Card card, EconomyStruck struck)
    {
        if (card.Strike(struck.Economy, struck.CaseVersion, struck.StruckAt) is not { } told)
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
    }
}
