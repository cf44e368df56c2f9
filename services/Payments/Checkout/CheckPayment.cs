using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// Who comes back from the cashier and does not see the payment has the provider asked at once, about this charge's
/// checkout, instead of waiting until it is asked anyway. The answer is the charge as it is then; asked again, or with
/// nothing left to ask about, nothing changes. 503 <c>payment-provider.unavailable</c>.
/// </summary>
public static class CheckPayment
{
    public static async Task<Results<Ok<ChargeView>, NotFound>> Handle(
        Guid chargeId, Caller caller, PaymentsDb db, CheckoutInquiry inquiry, CancellationToken ct)
    {
        var wanted = db.Charges.AsNoTracking().VisibleTo(caller).Where(charge => charge.Id == chargeId);
        if (await wanted.SingleOrDefaultAsync(ct) is not { } charge)
        {
            return TypedResults.NotFound();
        }

        var watched = await db.WatchedCheckouts.AsNoTracking()
            .SingleOrDefaultAsync(one => one.CheckoutId == charge.CheckoutId, ct);
        if (watched is null)
        {
            return TypedResults.Ok(ChargeView.Of(charge));
        }

        await inquiry.AskAsync(watched, ct);
        return TypedResults.Ok(ChargeView.Of(await wanted.SingleAsync(ct)));
    }
}
