using ApecCard.Contracts;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Charges;

/// <summary>
/// What an enterprise owes for one application, or for one order on it. The amount is fixed when it is opened; it is
/// paid once, in full.
/// </summary>
public sealed partial class Charge : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>The order it is for; none when it is for the application itself.</summary>
    public Guid? OrderId { get; init; }
    public string? OrderNumber { get; init; }
    public Business Business { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required string Office { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    public ChargeState State { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>The provider's checkout for this charge: only through it can it be paid.</summary>
    public string? CheckoutId { get; private set; }

    /// <summary>When the checkout is for several charges: which.</summary>
    public Guid? JointCheckoutId { get; private set; }

    /// <summary>Where the enterprise pays it.</summary>
    public string? CheckoutUrl { get; private set; }

    /// <summary>The provider's number of the payment.</summary>
    public string? TransactionId { get; private set; }

    /// <summary>
    /// Since when what is paid is to be invoiced: an order's at once, an application's once the ministry has passed it.
    /// </summary>
    public DateTimeOffset? InvoiceDueAt { get; private set; }

    /// <summary>When the invoice that is due is issued (or tried again), in the machine's own time.</summary>
    public DateTimeOffset? InvoiceTryAt { get; private set; }

    /// <summary>Counts what happened to the charge; its messages carry it.</summary>
    public int Version { get; private set; } = 1;

    public uint RowVersion { get; private set; }

    public static Charge Open(CaseSubmitted submitted, AmountDue due, DateTimeOffset now) => new Charge
    {
        CaseId = submitted.CaseId,
        CaseNumber = submitted.CaseNumber,
        EnterpriseId = submitted.EnterpriseId,
        Office = submitted.Office,
        Amount = due.Amount,
        Currency = due.Currency,
        OpenedAt = now,
    }.BookOpened();

    public static Charge Open(OrderAccepted accepted, AmountDue due, DateTimeOffset now) => new Charge
    {
        CaseId = accepted.CaseId,
        CaseNumber = accepted.CaseNumber,
        OrderId = accepted.OrderId,
        OrderNumber = accepted.OrderNumber,
        Business = accepted.Kind.Business(),
        EnterpriseId = accepted.EnterpriseId,
        Office = accepted.Office,
        Amount = due.Amount,
        Currency = due.Currency,
        OpenedAt = now,
    }.BookOpened();

    public ChargeOpened Opened() => new(CaseId, Id, Version, CaseNumber, Amount, Currency, OpenedAt, OrderId);

    /// <summary>What people call that which is paid.</summary>
    public string Number => OrderNumber ?? CaseNumber;

    /// <exception cref="RuleViolationException">charge.already-paid, charge.expired, charge.refunded.</exception>
    public void MustBePayable()
    {
        if (State is not ChargeState.Open)
        {
            throw State switch
            {
                ChargeState.Paid => Refused("charge.already-paid", "This charge is paid already."),
                ChargeState.Expired => Refused("charge.expired", "What it was for has ended: nothing is to be paid."),
                _ => Refused("charge.refunded", "What it was for has ended: the fee is given back."),
            };
        }
    }

    /// <summary>Says no, naming the charge: it may be one of many.</summary>
    public RuleViolationException Refused(string code, string why) =>
        new(code, why) { Extensions = { ["chargeId"] = Id, ["number"] = Number } };

    /// <param name="joint">When it is paid together with others: which checkout that is.</param>
    /// <returns>False when it was known.</returns>
    public bool RecordCheckout(string checkoutId, string checkoutUrl, Guid? joint = null)
    {
        MustBePayable();
        if ((CheckoutId, CheckoutUrl, JointCheckoutId) == (checkoutId, checkoutUrl, joint))
        {
            return false;
        }

        (CheckoutId, CheckoutUrl, JointCheckoutId) = (checkoutId, checkoutUrl, joint);
        Version++;
        return true;
    }

    /// <summary>Why this payment is not the one for this charge, or null when it is.</summary>
    public ProblemException? WhyNot(Payment payment) =>
        payment.CheckoutId != CheckoutId || CheckoutId is null
            ? new RuleViolationException("payment.wrong-checkout", "The checkout is not that of the charge.")
        : payment.Amount != Amount || payment.Currency != Currency
            ? new ProblemException(
                StatusCodes.Status422UnprocessableEntity,
                "payment.wrong-amount",
                "The amount is not that of the charge.")
        : TransactionId is not null && payment.TransactionId != TransactionId
            ? new RuleViolationException("payment.second-transaction", "The charge is paid by another transaction.")
        : null;

    /// <summary>What is paid, now or later, is to be invoiced; said again it changes nothing.</summary>
    public void OweInvoice(DateTimeOffset now)
    {
        if (InvoiceDueAt is null)
        {
            (InvoiceDueAt, InvoiceTryAt) = (now, DateTimeOffset.UnixEpoch); // at once
        }
    }

    /// <summary>It could not be issued.</summary>
    public void PostponeInvoice(DateTimeOffset tryAt) => InvoiceTryAt = tryAt;

    public void InvoiceIsIssued() => InvoiceTryAt = null;

    /// <summary>The fee is received; null when this was known.</summary>
    public FeePaid? Pay(Payment payment)
    {
        if (WhyNot(payment) is { } rule)
        {
            throw rule;
        }

        if (PaidAt is not null)
        {
            return null;
        }

        MustBePayable();
        (State, TransactionId, PaidAt) = (ChargeState.Paid, payment.TransactionId, payment.PaidAt.ToUniversalTime());
        if (OrderId is not null)
        {
            OweInvoice(PaidAt.Value);
        }

        Version++;
        Book(
            Account.ProviderClearing, Account.Receivable, Amount, "charge.paid", PaidAt.Value,
            new(TransactionId, PaidAt.Value));
        return new(CaseId, Id, Version, CaseNumber, Amount, Currency, PaidAt.Value, OrderId);
    }
}

public enum ChargeState
{
    /// <summary>To be paid, from the submission on, or an order's acceptance.</summary>
    Open,
    Paid,

    /// <summary>The case, or the order, ended before it was paid.</summary>
    Expired,

    /// <summary>The fee is to be given back; the provider has not said yet that it was.</summary>
    Refunding,

    /// <summary>The provider has given the fee back.</summary>
    Refunded,
}

/// <summary>A payment as the provider tells of it.</summary>
public sealed record Payment(
    string CheckoutId, string TransactionId, decimal Amount, string Currency, DateTimeOffset PaidAt);
