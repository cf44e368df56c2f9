using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// A finance officer asks for a paid fee, or a part of it, to be given back, and says why. Another officer decides. 409
/// <c>refund.not-paid</c>; <c>refund.more-than-paid</c>, all that is asked for counted.
/// </summary>
public static class AskForRefund
{
    public record Request(
        [property: Required, Range(typeof(decimal), "0.01", "1000000")] decimal? Amount,
        [property: Required, MaxLength(500)] string Reason);

    public static async Task<Results<Ok<RefundView>, NotFound>> Handle(
        Guid chargeId, Request request, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (decimal.Round(request.Amount!.Value, 2) != request.Amount)
        {
            throw new InvalidInputException("amount", "refund.decimals", "An amount has at most two decimals.");
        }

        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockChargeAsync(chargeId, ct) is not { } charge)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var waiting = await db.Refunds
            .Where(refund => refund.ChargeId == chargeId && refund.State == RefundState.Asked)
            .SumAsync(refund => refund.Amount, ct);
        var refund = Refund.Ask(charge, request.Amount.Value, waiting, request.Reason, caller.Subject, now);
        db.Refunds.Add(refund);
        db.Audit(caller.Subject, "refund.asked", chargeId.ToString(), now, $"{refund.Id}");
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(RefundView.Of(refund, charge.Number, caller));
    }
}
