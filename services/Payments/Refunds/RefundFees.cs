using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// Gives back what is due back because what it was for ended. What is owed is in the table, so it survives a restart;
/// replicas share it. The provider is asked under the charge's id: asked again, because we ended before we noted its
/// answer, it gives back once.
/// </summary>
public sealed class RefundFees(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RefundFees> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    // One at a time, held while the provider is asked: nobody else asks for the same.
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNextRefundAsync(TimeProvider.System.GetUtcNow(), ct) is not { } charge)
        {
            return false;
        }

        await RefundAsync(charge, db, scope.ServiceProvider.GetRequiredService<ProviderClient>(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task RefundAsync(Charge charge, PaymentsDb db, ProviderClient provider, CancellationToken ct)
    {
        Movement given;
        try
        {
            given = await provider.RefundAsync(charge, charge.Id, charge.Rest, ct);
        }
        catch (ProblemException away)
        {
            charge.PostponeRefund(TimeProvider.System.GetUtcNow());
            logger.LogWarning(
                "The fee of {Number} is not refunded yet ({Code}), attempt {Attempt}",
                charge.Number, away.Code, charge.RefundFailures);
            return;
        }

        var now = clock.GetUtcNow();
        if (charge.Refund(given, now) is { } refunded)
        {
            db.Publish(refunded);
        }

        logger.LogInformation("The fee of {Number} is refunded", charge.Number);
        db.Audit("payments", "charge.refunded", charge.Id.ToString(), now);
    }
}
