using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Asks the provider about every checkout that somebody was sent to: a callback that never came, an answer that was
/// lost, or a provider that was away leaves nobody's payment unseen. What nobody needs any more, because what it was
/// for has ended or a day has passed, is closed at the provider.
/// </summary>
public sealed class WatchCheckouts(IServiceScopeFactory scopes, ILogger<WatchCheckouts> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    private const int AtOnce = 20;

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        var due = await ClaimAsync(ct);
        await Task.WhenAll(due.Select(one => LookAsync(one, ct)));
        return due.Count > 0;
    }

    // Nothing is held while the provider is asked: who goes to pay meanwhile does not wait for it.
    private async Task<List<WatchedCheckout>> ClaimAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var due = await db.LockDueCheckoutsAsync(now, AtOnce, ct);
        due.ForEach(one => one.Postpone(now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return due;
    }

    private async Task LookAsync(WatchedCheckout watched, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<CheckoutInquiry>().AskAsync(watched, ct);
        }
        catch (ProblemException away)
        {
            logger.LogWarning(
                "The provider says nothing of checkout {CheckoutId} ({Code}), asked {Times} times",
                watched.CheckoutId, away.Code, watched.Asked);
        }
    }
}
