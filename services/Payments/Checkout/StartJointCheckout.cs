using System.ComponentModel.DataAnnotations;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The enterprise goes to pay several charges at once. At most one checkout of a charge is open at any time: what was
/// opened for one of them before, alone or with others, is closed at the provider first. So nobody pays twice.
/// </summary>
public static class StartJointCheckout
{
    /// <param name="ChargeIds">Whose fees are paid together: up to 50, all of one currency.</param>
    public record Request([Required, MinLength(1), MaxLength(JointCheckout.MostCharges)] Guid[] ChargeIds);

    /// <param name="CheckoutUrl">The provider's cashier.</param>
    /// <param name="Amount">The sum.</param>
    public record Response(string CheckoutUrl, decimal Amount, string Currency, Guid[] ChargeIds);

    /// <summary>
    /// 404 when one of them is not the caller's; 409 <c>charge.already-paid</c>, <c>charge.expired</c>,
    /// <c>charge.refunded</c>, <c>charge.payment-arriving</c> (naming <c>chargeId</c>) or <c>charge.other-currency</c>;
    /// 503 <c>payment-provider.unavailable</c>. Refused, none of them has changed.
    /// </summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Request request, Caller caller, PaymentsDb db, ProviderClient provider, TimeProvider clock,
        CancellationToken ct)
    {
        Guid[] ids = [.. request.ChargeIds.Distinct()];
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var charges = await db.LockChargesAsync(ids, ct);
        if (charges.Count != ids.Length || charges.Any(charge => charge.EnterpriseId != caller.EnterpriseId))
        {
            return TypedResults.NotFound();
        }

        foreach (var charge in charges)
        {
            charge.MustBePayable();
        }

        var joint = await ReadyAsync(charges, db, clock, ct);
        foreach (var other in charges.Where(charge => charge.JointCheckoutId != joint.Id)
            .DistinctBy(charge => charge.CheckoutId))
        {
            await provider.CloseAsync(other, ct);
        }

        var opened = await provider.OpenAsync(joint, charges, ct);
        foreach (var charge in charges)
        {
            if (charge.RecordCheckout(opened.CheckoutId, opened.CashierUrl.AbsoluteUri, joint.Id))
            {
                db.Audit(caller.Subject, "checkout.started", charge.Id.ToString(), clock.GetUtcNow(), $"{joint.Id}");
            }
        }

        await db.SaveChangesAsync(ct);
        await db.WatchAsync(opened.CheckoutId, joint.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(
            new Response(opened.CashierUrl.AbsoluteUri, joint.Amount, joint.Currency, joint.ChargeIds));
    }

    // The same charges again are the same payment: a second window comes to the same cashier.
    private static async Task<JointCheckout> ReadyAsync(
        List<Charge> charges, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (charges.Select(charge => charge.JointCheckoutId).Distinct().ToArray() is [{ } id]
            && await db.JointCheckouts.SingleAsync(one => one.Id == id, ct) is var before
            && before.ChargeIds.Length == charges.Count)
        {
            return before;
        }

        return db.JointCheckouts.Add(JointCheckout.Of(charges, clock.GetUtcNow())).Entity;
    }
}
