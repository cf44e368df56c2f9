using System.ComponentModel.DataAnnotations;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Payments.Refunds;

/// <summary>
/// Another finance officer approves a refund, or refuses it; or who asked for it takes it back. 409
/// <c>refund.decided</c>, <c>refund.same-officer</c>, <c>refund.other-officer</c>; an approval also
/// <c>refund.not-paid</c> when the fee went back meanwhile.
/// </summary>
public static class DecideRefund
{
    public record Request([property: Required, MaxLength(500)] string Reason);

    public static Task<Results<Ok<RefundView>, NotFound>> Approve(
        Guid refundId, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct) => DecideAsync(
            refundId, "refund.approved", caller, db, clock,
            (refund, charge, now) => refund.Approve(charge, caller.Subject, now), ct);

    public static Task<Results<Ok<RefundView>, NotFound>> Refuse(
        Guid refundId, Request request, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            refundId, "refund.refused", caller, db, clock,
            (refund, _, now) => refund.Refuse(caller.Subject, request.Reason, now), ct);

    public static Task<Results<Ok<RefundView>, NotFound>> Withdraw(
        Guid refundId, Request request, Caller caller, PaymentsDb db, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(
            refundId, "refund.withdrawn", caller, db, clock,
            (refund, _, now) => refund.Withdraw(caller.Subject, request.Reason, now), ct);

    private static async Task<Results<Ok<RefundView>, NotFound>> DecideAsync(
        Guid refundId, string what, Caller caller, PaymentsDb db, TimeProvider clock,
        Action<Refund, Charge, DateTimeOffset> decide, CancellationToken ct)
    {
        await using var work = await db.BeginOrJoinAsync(ct);
        if (await db.LockRefundAsync(refundId, ct) is not { } refund)
        {
            return TypedResults.NotFound();
        }

        var charge = (await db.LockChargeAsync(refund.ChargeId, ct))!;
        var now = clock.GetUtcNow();
        decide(refund, charge, now);
        db.Audit(caller.Subject, what, charge.Id.ToString(), now, $"{refund.Id}");
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(RefundView.Of(refund, charge.Number, caller));
    }
}
