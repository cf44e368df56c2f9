namespace ApecCard.Payments.Ledger;

/// <summary>Money that the provider took in for us or gave back, as it says.</summary>
/// <param name="Reference">The provider's number of the payment or refund: its statement has it too.</param>
/// <param name="At">When it moved, by the provider's clock: on that day's statement it stands.</param>
public sealed record Movement(string Reference, DateTimeOffset At);
