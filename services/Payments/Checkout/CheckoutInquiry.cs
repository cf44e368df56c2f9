using ApecCard.Payments.Charges;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Asks the provider how it stands with a checkout, and does what follows: what is paid is taken as if it had called
/// back, and what nobody needs any more is closed there, so that nobody pays it unseen later.
/// </summary>
public sealed class CheckoutInquiry(
    PaymentsDb db, ProviderClient provider, TimeProvider clock, ILogger<CheckoutInquiry> logger)
{
    /// <exception cref="ServiceDefaults.ProblemException">503 <c>payment-provider.unavailable</c>.</exception>
    public async Task AskAsync(WatchedCheckout watched, CancellationToken ct)
    {
        if (await IsSettledAsync(watched, ct))
        {
            await db.StopWatchingAsync(watched.CheckoutId, ct);
        }
    }

    private async Task<bool> IsSettledAsync(WatchedCheckout watched, CancellationToken ct)
    {
        var status = await provider.QueryAsync(watched, ct);
        switch (status.State)
        {
            case CheckoutState.Paid:
                logger.LogInformation(
                    "Checkout {CheckoutId} is paid, as the provider says when asked", watched.CheckoutId);
                await db.TakeAsync(status.Payment(watched), clock.GetUtcNow(), logger, ct);
                return true; // what was refused was noted: it would be refused again
            case CheckoutState.Closed or CheckoutState.Refunded:
                return true;
            default:
                var isWanted = await db.Charges.AnyAsync(
                    charge => charge.CheckoutId == watched.CheckoutId && charge.State == ChargeState.Open, ct);
                return (!isWanted || watched.IsOver(TimeProvider.System.GetUtcNow()))
                    && await provider.CloseAsync(watched, ct);
        }
    }
}
