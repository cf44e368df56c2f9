using ApecCard.Payments.Checkout;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// Gives back what officers have approved. What is approved is in the table, so it survives a restart; replicas share
/// it. The provider is asked under the refund's id: asked again, because we ended before we noted its answer, it gives
/// back once.
/// </summary>
public sealed class GiveRefunds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<GiveRefunds> logger)
    : Rounds(TimeSpan.FromSeconds(1), logger)
{
    // One at a time, held while the provider is asked: nobody else asks for the same.
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockNextApprovedRefundAsync(TimeProvider.System.GetUtcNow(), ct) is not { } refund)
        {
            return false;
        }

        await GiveAsync(refund, db, scope.ServiceProvider.GetRequiredService<ProviderClient>(), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task GiveAsync(Refund refund, PaymentsDb db, ProviderClient provider, CancellationToken ct)
    {
        var charge = (await db.LockChargeAsync(refund.ChargeId, ct))!;
        Movement given;
        try
        {
            given = await provider.RefundAsync(charge, refund.Id, refund.Amount, ct);
        }
        catch (ProblemException away)
        {
            refund.Postpone(TimeProvider.System.GetUtcNow());
            logger.LogWarning(
                "Refund {RefundId} is not given yet ({Code}), attempt {Attempt}",
                refund.Id, away.Code, refund.Failures);
            return;
        }

        var now = clock.GetUtcNow();
        if (refund.Give(charge, given, now) is { } refunded)
        {
            db.Publish(refunded);
        }

        logger.LogInformation("Refund {RefundId} of {Number} is given", refund.Id, charge.Number);
        db.Audit("payments", "refund.given", charge.Id.ToString(), now, $"{refund.Id}");
    }
}
