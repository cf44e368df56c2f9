using System.Text.Json.Serialization;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Checkout;

/// <summary>
/// The provider's word that a checkout was paid, whether it called back or was asked: nothing is paid otherwise. Said
/// again it changes nothing; said after the end of what it was for it is noted, and the money is given back. What is
/// not the payment for that charge is noted for the finance officer, and has no effect. Of a joint checkout all charges
/// are paid, or none.
/// </summary>
public static class TakePayment
{
    private const string Provider = "payment-provider";

    /// <param name="MerchantReference">The charge's id, or the joint checkout's.</param>
    public record Told(
        [property: JsonRequired] string CheckoutId,
        [property: JsonRequired] Guid MerchantReference,
        [property: JsonRequired] decimal Amount,
        [property: JsonRequired] string Currency,
        [property: JsonRequired] DateTimeOffset PaidAt,
        [property: JsonRequired] string TransactionId)
    {
        public bool NamesATransaction => TransactionId is { Length: > 0 and <= 100 };
    }

    /// <returns>Why it was refused; null when it was taken, now or before.</returns>
    /// <exception cref="ProblemException">404 <c>charge.unknown</c>.</exception>
    public static async Task<ProblemException?> TakeAsync(
        this PaymentsDb db, Told said, DateTimeOffset now, ILogger logger, CancellationToken ct)
    {
        // Of two that say so at the same moment the second waits for the first, and finds that all is done.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var joint = await db.JointCheckouts.FindAsync([said.MerchantReference], ct);
        var charges = await db.LockChargesAsync(joint?.ChargeIds ?? [said.MerchantReference], ct);
        if (charges.Count == 0)
        {
            throw new ProblemException(StatusCodes.Status404NotFound, "charge.unknown", "There is no such charge.");
        }

        var refusal = joint?.WhyNot(said.Amount, said.Currency)
            ?? charges.Select(charge => charge.WhyNot(PaymentOf(charge))).FirstOrDefault(why => why is not null);
        foreach (var charge in charges)
        {
            if (refusal is not null)
            {
                logger.LogError("A payment for charge {ChargeId} was refused: {Code}", charge.Id, refusal.Code);
                db.Audit(Provider, "payment.refused", charge.Id.ToString(), now, refusal.Code);
            }
            else if (charge.TakeLate(PaymentOf(charge), now))
            {
                logger.LogInformation("The fee of {Number} was paid after its end", charge.Number);
                db.Audit(Provider, "charge.paid-too-late", charge.Id.ToString(), now);
            }
            else if (charge.Pay(PaymentOf(charge)) is { } paid)
            {
                logger.LogInformation("The fee of {Number} is paid", charge.Number);
                db.Publish(paid);
                db.Audit(Provider, "charge.paid", charge.Id.ToString(), now);
            }
        }

        if (refusal is null)
        {
            await db.StopWatchingAsync(said.CheckoutId, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return refusal;

        // Of a joint payment each charge's share: the sum was compared.
        Payment PaymentOf(Charge charge) => new(
            said.CheckoutId, said.TransactionId, joint is null ? said.Amount : charge.Amount, said.Currency,
            said.PaidAt);
    }
}
