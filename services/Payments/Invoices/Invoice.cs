using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;

namespace ApecCard.Payments.Invoices;

/// <summary>
/// An ordinary VAT invoice (增值税普通发票, domain §5) for a paid charge. What was issued never changes: a wrong one is
/// voided, and another takes its place under a number of its own. The fee is the state's, no tax is in it (不征税) [P].
/// </summary>
public sealed class Invoice : IVersioned
{
    /// <summary>How often an enterprise corrects by itself what is issued for one charge; then finance does [P].</summary>
    public const int MostCorrections = 3;

    /// <summary>How often an enterprise has an invoice mailed again within a day [P].</summary>
    public const int MostMailsADay = 3;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The year and eight digits, without gaps.</summary>
    public required string Number { get; init; }
    public required Guid ChargeId { get; init; }
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>The order that was paid for; none when it was the application itself.</summary>
    public Guid? OrderId { get; init; }
    public string? OrderNumber { get; init; }
    public required Business Business { get; init; }
    public required Guid EnterpriseId { get; init; }
    public required Buyer Buyer { get; init; }
    public required Seller Seller { get; init; }

    /// <summary>What was paid and is not given back.</summary>
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Counts the invoices of the charge: each replaces the one before.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>How many of those were the enterprise's own corrections.</summary>
    public int Corrections { get; init; }

    /// <summary>The voided invoice whose place this one takes, and its number.</summary>
    public Guid? Replaces { get; init; }
    public string? ReplacesNumber { get; init; }

    public InvoiceState State { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidedBy { get; private set; }
    public VoidCause? VoidCause { get; private set; }

    /// <summary>In the words of the officer who voided it.</summary>
    public string? VoidReason { get; private set; }
    public Guid? ReplacedBy { get; private set; }

    public uint RowVersion { get; private set; }

    /// <exception cref="RuleViolationException">invoice.nothing-paid, invoice.taxpayer-number.</exception>
    public static Invoice Issue(Charge charge, Buyer buyer, Seller seller, string number, DateTimeOffset now) =>
        New(charge, buyer, seller, number, now, replaced: null, corrections: 0);

    /// <summary>Another one takes its place; what is still issued is voided.</summary>
    /// <param name="by">Who wants that.</param>
    /// <exception cref="RuleViolationException">
    /// invoice.voided, invoice.replaced, invoice.same-buyer, invoice.corrected-too-often, invoice.nothing-paid,
    /// invoice.taxpayer-number.
    /// </exception>
    public Invoice Replace(
        Charge charge, Buyer buyer, Seller seller, string number, VoidCause cause, string by, string? reason,
        DateTimeOffset now)
    {
        MustBe(cause is Invoices.VoidCause.Corrected ? InvoiceAction.Correct : InvoiceAction.Reissue);
        if (buyer == Buyer && charge.Rest == Amount)
        {
            throw new RuleViolationException("invoice.same-buyer", "The invoice says so already.");
        }

        var corrections = Corrections + (cause is Invoices.VoidCause.Corrected ? 1 : 0);
        var next = New(charge, buyer, seller, number, now, this, corrections);
        if (State is InvoiceState.Issued)
        {
            (State, VoidedAt, VoidedBy, VoidCause, VoidReason) = (InvoiceState.Voided, now, by, cause, reason);
        }

        ReplacedBy = next.Id;
        return next;
    }

    /// <exception cref="RuleViolationException">invoice.voided.</exception>
    public void Void(string officer, string reason, DateTimeOffset now)
    {
        MustBe(InvoiceAction.Void);
        (State, VoidedAt, VoidedBy, VoidCause, VoidReason) =
            (InvoiceState.Voided, now, officer, Invoices.VoidCause.Officer, reason);
    }

    /// <summary>All that was paid is given back; what is voided already stays as it is.</summary>
    public void VoidRefunded(DateTimeOffset now)
    {
        if (State is InvoiceState.Issued)
        {
            (State, VoidedAt, VoidedBy, VoidCause) =
                (InvoiceState.Voided, now, "payments", Invoices.VoidCause.Refunded);
        }
    }

    /// <param name="recently">How often the enterprise had it mailed within a day.</param>
    /// <exception cref="RuleViolationException">invoice.voided, invoice.mailed-too-often.</exception>
    public void MustBeMailable(int recently)
    {
        MustBe(InvoiceAction.Send);
        if (recently >= MostMailsADay)
        {
            throw new RuleViolationException(
                "invoice.mailed-too-often", "It was mailed three times within a day; it can be downloaded.");
        }
    }

    /// <summary>What finance, or the enterprise, may do with it.</summary>
    public IEnumerable<InvoiceAction> ActionsFor(bool finance) => Enum.GetValues<InvoiceAction>()
        .Where(action => IsFor(action, finance) && WhyNot(action) is null);

    public InvoiceIssued Issued() => new(
        CaseId, Id, Edition, CaseNumber, Number, ChargeId, Amount, Currency, IssuedAt, OrderId, Replaces);

    private static bool IsFor(InvoiceAction action, bool finance) => action switch
    {
        InvoiceAction.Correct => !finance,
        InvoiceAction.Void or InvoiceAction.Reissue => finance,
        _ => true,
    };

    private static Invoice New(
        Charge charge, Buyer buyer, Seller seller, string number, DateTimeOffset now, Invoice? replaced,
        int corrections)
    {
        if (charge.State is not ChargeState.Paid || charge.Rest <= 0)
        {
            throw charge.Refused("invoice.nothing-paid", "Nothing is paid that is not given back.");
        }

        if (!TaxpayerNumber.IsValid(buyer.TaxpayerNumber))
        {
            throw new RuleViolationException("invoice.taxpayer-number", "This is no taxpayer number.");
        }

        return new()
        {
            Number = number,
            ChargeId = charge.Id,
            CaseId = charge.CaseId,
            CaseNumber = charge.CaseNumber,
            OrderId = charge.OrderId,
            OrderNumber = charge.OrderNumber,
            Business = charge.Business,
            EnterpriseId = charge.EnterpriseId,
            Buyer = buyer,
            Seller = seller,
            Amount = charge.Rest,
            Currency = charge.Currency,
            IssuedAt = now,
            Edition = (replaced?.Edition ?? 0) + 1,
            Corrections = corrections,
            Replaces = replaced?.Id,
            ReplacesNumber = replaced?.Number,
        };
    }

    private void MustBe(InvoiceAction action)
    {
        if (WhyNot(action) is { } rule)
        {
            throw rule;
        }
    }

    private RuleViolationException? WhyNot(InvoiceAction action) =>
        ReplacedBy is not null
            ? new("invoice.replaced", "Another invoice has taken its place.")
        : State is InvoiceState.Voided
            && !(action is InvoiceAction.Reissue && VoidCause is Invoices.VoidCause.Officer)
            ? new("invoice.voided", "This invoice is voided.")
        : action is InvoiceAction.Correct && Corrections >= MostCorrections
            ? new("invoice.corrected-too-often", "It was corrected three times; finance helps.")
        : null;
}

/// <summary>Who an invoice is for.</summary>
/// <param name="Title">抬头: the registered name.</param>
public sealed record Buyer(string Title, string TaxpayerNumber);

/// <summary>Who issues it.</summary>
/// <param name="IsSpecimen">No tax system stands behind it: it is marked as a specimen.</param>
public sealed record Seller(string Name, string TaxpayerNumber, bool IsSpecimen);

public enum InvoiceState { Issued, Voided }

/// <summary>Why an invoice is voided.</summary>
public enum VoidCause
{
    /// <summary>The enterprise had another title or taxpayer number put on it.</summary>
    Corrected,

    /// <summary>A finance officer did, and says why.</summary>
    Officer,

    /// <summary>All that was paid is given back.</summary>
    Refunded,
}

public enum InvoiceAction { Send, Correct, Void, Reissue }
