using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// The card that is renewed ends when its successor is handed over, not before: nobody is without a card.
/// </summary>
public static class RenewedCard
{
    /// <summary>The card that the case's own is to follow; none when it renews nothing.</summary>
    public static async Task<Guid?> FindRenewedCardAsync(
        this ApplicationsDb db, CaseFile successor, CancellationToken ct) =>
        successor.Renews is { } renewed
            ? await db.Cases.Where(c => c.Id == renewed).Select(c => c.CardId).SingleAsync(ct)
            : null;
}
