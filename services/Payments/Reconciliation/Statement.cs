namespace ApecCard.Payments.Reconciliation;

/// <summary>What the provider says that it took in and gave back for us on one day (Asia/Shanghai).</summary>
/// <param name="Until">What happened before this is on it.</param>
/// <param name="IsFinal">The day was over: nothing comes after it.</param>
public sealed record Statement(
    DateOnly Day, DateTimeOffset Until, bool IsFinal, IReadOnlyList<Statement.Line>? Lines)
{
    /// <param name="Reference">The provider's number of the payment or refund.</param>
    /// <param name="MerchantReference">Our id of the charge, or of the joint checkout.</param>
    public sealed record Line(
        MovementKind Kind, string? Reference, string? CheckoutId, string? MerchantReference, decimal Amount,
        string? Currency, DateTimeOffset At);

    /// <summary>Whether it can be compared: it is of that day, and every line says enough.</summary>
    internal bool IsOf(DateOnly day) => Day == day && Lines is not null && Lines.All(line => line is
    {
        Reference.Length: > 0 and <= 100, CheckoutId.Length: > 0 and <= 100, Currency.Length: 3, Amount: > 0,
    });
}

public enum MovementKind
{
    Payment,
    Refund,
}
