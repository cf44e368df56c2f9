using ApecCard.Delivery.Cards;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Returns;

/// <summary>Which cards wait for the one they succeed to be given back (domain §4, reading 7).</summary>
public static class OwedCards
{
    /// <summary>Of these cards, those that cannot be handed over before the old one is back.</summary>
    public static async Task<HashSet<Guid>> FindOwedAsync(
        this DeliveryDb db, IReadOnlyList<Card> cards, CancellationToken ct)
    {
        var waiting = cards.Where(card => card.OldCardOwed).ToArray();
        if (waiting.Length == 0)
        {
            return [];
        }

        var orders = waiting.Select(card => card.OrderId).ToArray();
        var received = await db.Returns
            .Where(one => orders.Contains(one.OrderId) && one.ReceivedAt != null)
            .Select(one => (Guid?)one.OrderId)
            .ToListAsync(ct);
        return [.. waiting.Where(card => !received.Contains(card.OrderId)).Select(card => card.Id)];
    }

    /// <summary>Who still expects this card: it comes back once, for all orders that ended it.</summary>
    public static Task<List<CardReturn>> ReturnsOfAsync(this DeliveryDb db, Card card, CancellationToken ct) =>
        db.Returns.Where(one => one.CardId == card.Id && one.ReceivedAt == null).ToListAsync(ct);

    public static async Task<bool> IsOldOwedAsync(this DeliveryDb db, Card card, CancellationToken ct) =>
        (await db.FindOwedAsync([card], ct)).Count > 0;
}
