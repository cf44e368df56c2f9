using ApecCard.ServiceDefaults;

namespace ApecCard.Delivery.Register;

/// <summary>
/// Marks the cards whose last day, in Asia/Shanghai, has passed, and tells it. Replicas share the work: each takes what
/// no other holds.
/// </summary>
public sealed class ExpireCards(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExpireCards> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(_betweenLooks);
        do
        {
            try
            {
                await ExpireDueAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "The expiry of cards was interrupted, going on in a moment");
            }
        }
        while (await looks.WaitForNextTickAsync(stoppingToken));
    }

    public async Task ExpireDueAsync(CancellationToken ct)
    {
        while (await ExpireBatchAsync(ct) == Batch)
        {
            // until none is left
        }
    }

    private async Task<int> ExpireBatchAsync(CancellationToken ct)
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
        return due.Count;
    }
}
