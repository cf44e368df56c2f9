namespace ApecCard.Contracts;

// Published by the Payments service. ChargeVersion counts what happened to the charge.

/// <summary>A fee is due for the case, or for an order on it: its amount is fixed from now on.</summary>
/// <param name="OrderId">The order the fee is for; none for the application's own.</param>
public record ChargeOpened(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset OpenedAt,
    Guid? OrderId = null);

/// <summary>A fee has been received in full.</summary>
public record FeePaid(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset PaidAt,
    Guid? OrderId = null);

/// <summary>A charge is not to be paid any more: its case, or its order, has ended.</summary>
public record ChargeExpired(
    Guid CaseId, Guid ChargeId, int ChargeVersion, string CaseNumber, DateTimeOffset ExpiredAt, Guid? OrderId = null);

/// <summary>A fee has been given back in full.</summary>
public record FeeRefunded(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset RefundedAt,
    Guid? OrderId = null);

/// <summary>An invoice was issued for a paid fee. Whom it names does not travel; it is shown by Payments.</summary>
/// <param name="InvoiceVersion">Counts the invoices of the charge: the higher one is the newer.</param>
/// <param name="Replaces">The voided invoice whose place it takes.</param>
public record InvoiceIssued(
    Guid CaseId,
    Guid InvoiceId,
    int InvoiceVersion,
    string CaseNumber,
    string InvoiceNumber,
    Guid ChargeId,
    decimal Amount,
    string Currency,
    DateTimeOffset IssuedAt,
    Guid? OrderId = null,
    Guid? Replaces = null);
