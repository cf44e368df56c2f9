using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Register;

/// <summary>
/// Marks the cards whose last day, in Asia/Shanghai, has passed, and tells it. Replicas share the work: each takes what
/// no other holds.
/// </summary>
public sealed class ExpireCards(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpireCards> logger) : Rounds(TimeSpan.FromSeconds(5), logger)
{
    private const int Batch = 100;

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDb>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.LockExpiredCardsAsync(now.DayInShanghai(), Batch, ct);
        foreach (var card in due)
        {
            db.Publish(card.Expire(now)!);
            db.Audit("delivery", "card.expired", subject: card.Id.ToString(), now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return due.Count == Batch; // else these were the last
    }
}
