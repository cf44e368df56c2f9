using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The enterprise goes to pay: the address of the provider's cashier. A charge has one checkout, however often and from
/// however many windows it is started; one that was opened for it with others is closed. 409
/// <c>charge.already-paid</c>, <c>charge.payment-arriving</c>, and after the end of the case or order
/// <c>charge.expired</c> or <c>charge.refunded</c>; 503 <c>payment-provider.unavailable</c>.
/// </summary>
public static class StartCheckout
{
    public record Response(string CheckoutUrl);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid chargeId, Caller caller, PaymentsDb db, ProviderClient provider, TimeProvider clock, CancellationToken ct)
    {
        // Under an Idempotency-Key there is a transaction already. Held while the provider is asked, it keeps a second
        // window waiting. The provider is asked each time, under one key: it may have given up a checkout nobody paid.
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(ct)
            : null;
        if (await db.LockChargeAsync(chargeId, ct) is not { } charge || charge.EnterpriseId != caller.EnterpriseId)
        {
            return TypedResults.NotFound();
        }

        charge.MustBePayable();
        if (charge.JointCheckoutId is not null)
        {
            await provider.CloseAsync(charge, ct);
        }

        var opened = await provider.OpenAsync(charge, ct);
        if (charge.RecordCheckout(opened.CheckoutId, opened.CashierUrl.AbsoluteUri))
        {
            db.Audit(caller.Subject, "checkout.started", charge.Id.ToString(), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        await db.WatchAsync(opened.CheckoutId, charge.Id, ct);
        await (own?.CommitAsync(ct) ?? Task.CompletedTask);
        return TypedResults.Ok(new Response(charge.CheckoutUrl!));
    }
}
