using ApecCard.Contracts;
using ApecCard.Payments.Ledger;
using ApecCard.Payments.Refunds;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Charges;

/// <summary>How a charge ends with its case, or its order: not paid any more, or given back.</summary>
public sealed partial class Charge
{
    public DateTimeOffset? ExpiredAt { get; private set; }

    /// <summary>Since when the fee is to be given back.</summary>
    public DateTimeOffset? RefundDueAt { get; private set; }
    public DateTimeOffset? RefundedAt { get; private set; }

    /// <summary>How often the provider was asked for the refund in vain.</summary>
    public int RefundFailures { get; private set; }

    /// <summary>When the provider is asked (again), in the machine's own time.</summary>
    public DateTimeOffset? RefundTryAt { get; private set; }

    /// <summary>
    /// What it was for ended. What is open expires. What is paid is given back where that is due, and in any case when
    /// it was paid only after the end.
    /// </summary>
    /// <returns>Null when nothing expired.</returns>
    public ChargeExpired? End(bool refund, DateTimeOffset endedAt, DateTimeOffset now)
    {
        if (State is ChargeState.Paid && (refund || PaidAt > endedAt))
        {
            Book(Account.FeeIncome, Account.RefundsPayable, Rest, "charge.refund-due", now);
            OweRefund(now);
        }

        if (State is not ChargeState.Open)
        {
            return null;
        }

        (State, ExpiredAt) = (ChargeState.Expired, now);
        Version++;
        Book(Account.FeeIncome, Account.Receivable, Amount, "charge.expired", now);
        return new(CaseId, Id, Version, CaseNumber, now, OrderId);
    }

    /// <summary>
    /// Somebody stood at the cashier when what it was for ended: the payment is noted, and due back at once.
    /// </summary>
    /// <returns>False when the charge has not expired: it is an ordinary payment, or known.</returns>
    public bool TakeLate(Payment payment, DateTimeOffset now)
    {
        if (State is not ChargeState.Expired || WhyNot(payment) is not null)
        {
            return false;
        }

        (TransactionId, PaidAt) = (payment.TransactionId, payment.PaidAt.ToUniversalTime());
        Book(
            Account.ProviderClearing, Account.RefundsPayable, Amount, "charge.paid-too-late", PaidAt.Value,
            new(TransactionId, PaidAt.Value));
        OweRefund(now);
        return true;
    }

    /// <summary>
    /// The provider has given the rest back; null when that was known, or officers' refunds are still to be given.
    /// </summary>
    public FeeRefunded? Refund(Movement given, DateTimeOffset now)
    {
        if (State is ChargeState.Refunded)
        {
            return null;
        }

        if (State is not ChargeState.Refunding || RefundTryAt is null)
        {
            throw new RuleViolationException("charge.no-refund-due", "Nothing is to be given back.");
        }

        RefundTryAt = null;
        return GiveBack(Rest, given, now);
    }

    /// <summary>The provider did not give it back: asked again, after pauses that grow to ten minutes.</summary>
    public void PostponeRefund(DateTimeOffset machineNow)
    {
        RefundTryAt = machineNow + RefundPauses.After(RefundFailures);
        RefundFailures++;
    }

    private void OweRefund(DateTimeOffset now)
    {
        (State, RefundDueAt, RefundTryAt) = (ChargeState.Refunding, now, DateTimeOffset.UnixEpoch); // at once
        Version++;
    }
}
