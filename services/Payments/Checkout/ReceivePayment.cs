using System.Text.Json.Serialization;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The provider says, signed, that a checkout was paid. Said again it changes nothing (200); said after the end of what
/// it was for it is noted, and the money is given back (200). 401 to who is not the
/// provider or comes late; 404 <c>charge.unknown</c>; what is not the payment for that charge is refused with a code,
/// noted for the finance officer, and has no effect.
/// </summary>
public static class ReceivePayment
{
    private const string Provider = "payment-provider";
    private const int LongestTransactionId = 100;

    /// <param name="MerchantReference">The charge's id.</param>
    public record Callback(
        [property: JsonRequired] string CheckoutId,
        [property: JsonRequired] Guid MerchantReference,
        [property: JsonRequired] decimal Amount,
        [property: JsonRequired] string Currency,
        [property: JsonRequired] DateTimeOffset PaidAt,
        [property: JsonRequired] string TransactionId);

    public static async Task<Ok> Handle(
        HttpRequest request, [FromKeyedServices(Provider)] SignedCallbacks callbacks, PaymentsDb db,
        TimeProvider clock, ILogger<Callback> logger, CancellationToken ct)
    {
        var said = await callbacks.ReadAsync<Callback>(request, ct);
        if (said.TransactionId is not { Length: > 0 and <= LongestTransactionId })
        {
            throw new BadHttpRequestException("The callback names no transaction.");
        }

        // Of two callbacks at the same moment the second waits for the first, and finds that all is done.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var charge = await db.LockChargeAsync(said.MerchantReference, ct) ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "charge.unknown", "There is no such charge.");
        var payment = new Payment(said.CheckoutId, said.TransactionId, said.Amount, said.Currency, said.PaidAt);
        var (refusal, now) = (charge.WhyNot(payment), clock.GetUtcNow());
        if (refusal is not null)
        {
            logger.LogError("A payment for charge {ChargeId} was refused: {Code}", charge.Id, refusal.Code);
            db.Audit(Provider, "payment.refused", charge.Id.ToString(), now, refusal.Code);
        }
        else if (charge.TakeLate(payment, now))
        {
            logger.LogInformation("The fee of {Number} was paid after its end", charge.Number);
            db.Audit(Provider, "charge.paid-too-late", charge.Id.ToString(), now);
        }
        else if (charge.Pay(payment) is { } paid)
        {
            logger.LogInformation("The fee of {Number} is paid", charge.Number);
            db.Publish(paid);
            db.Audit(Provider, "charge.paid", charge.Id.ToString(), now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return refusal is null ? TypedResults.Ok() : throw refusal;
    }
}
