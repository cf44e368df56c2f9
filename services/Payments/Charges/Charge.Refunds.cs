using ApecCard.Contracts;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Charges;

/// <summary>How what was paid is given back: by two officers in parts, the rest when what it was for ends.</summary>
public sealed partial class Charge
{
    /// <summary>What officers have approved to be given back, given or not.</summary>
    public decimal ApprovedRefunds { get; private set; }

    /// <summary>What the provider has given back.</summary>
    public decimal GivenBack { get; private set; }

    /// <summary>What is paid and not approved to be given back: goes back when what it was for ends.</summary>
    public decimal Rest => Amount - ApprovedRefunds;

    /// <exception cref="RuleViolationException">refund.not-paid, refund.more-than-paid.</exception>
    public void MustBeRefundable(decimal amount)
    {
        if (State is not ChargeState.Paid)
        {
            throw Refused("refund.not-paid", "Nothing is paid that is not given back already.");
        }

        if (amount > Rest)
        {
            throw Refused("refund.more-than-paid", "More would be given back than was paid.");
        }
    }

    /// <summary>Officers have approved that this much is given back.</summary>
    public void ApproveRefund(decimal amount, DateTimeOffset now)
    {
        MustBeRefundable(amount);
        ApprovedRefunds += amount;
        Version++;
        Book(Account.FeeIncome, Account.RefundsPayable, amount, "refund.approved", now);
        if (Rest == 0)
        {
            (State, RefundDueAt) = (ChargeState.Refunding, now);
        }
    }

    /// <summary>The provider has given this much back.</summary>
    /// <returns>Null while there is still something to be given back, or kept.</returns>
    public FeeRefunded? GiveBack(decimal amount, Movement given, DateTimeOffset now)
    {
        GivenBack += amount;
        Version++;
        Book(Account.RefundsPayable, Account.ProviderClearing, amount, "charge.refunded", now, given);
        if (GivenBack < Amount)
        {
            return null;
        }

        (State, RefundedAt) = (ChargeState.Refunded, now);
        return new(CaseId, Id, Version, CaseNumber, Amount, Currency, now, OrderId);
    }
}
