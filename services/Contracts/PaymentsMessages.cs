namespace ApecCard.Contracts;

// Published by the Payments service. ChargeVersion counts what happened to the charge.

/// <summary>A fee is due for the case: its amount is fixed from now on.</summary>
public record ChargeOpened(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset OpenedAt);

/// <summary>A fee has been received in full.</summary>
public record FeePaid(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset PaidAt);

/// <summary>A charge is not to be paid any more: its case has ended.</summary>
public record ChargeExpired(
    Guid CaseId, Guid ChargeId, int ChargeVersion, string CaseNumber, DateTimeOffset ExpiredAt);

/// <summary>A fee has been given back in full.</summary>
public record FeeRefunded(
    Guid CaseId,
    Guid ChargeId,
    int ChargeVersion,
    string CaseNumber,
    decimal Amount,
    string Currency,
    DateTimeOffset RefundedAt);
