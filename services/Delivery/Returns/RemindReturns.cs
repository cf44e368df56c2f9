using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Returns;

/// <summary>
/// Reminds who owes an old card when it is due, and every 14 days after that, three times in all. Replicas share the
/// work.
/// </summary>
public sealed class RemindReturns(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<RemindReturns> logger)
    : Rounds(TimeSpan.FromSeconds(5), logger)
{
    private const int AtOnce = 100;

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.LockDueReturnsAsync(now, AtOnce, ct);
        var owed = due.Select(one => one.CardId).ToArray();
        var cards = await db.Cards.Where(card => owed.Contains(card.Id)).ToDictionaryAsync(card => card.Id, ct);
        foreach (var one in due)
        {
            db.Publish(one.Remind(cards[one.CardId], now));
            db.Audit("delivery", "return.reminded", subject: one.Id.ToString(), now, $"reminder {one.Reminders}");
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return due.Count == AtOnce; // else these were the last
    }
}
