namespace ApecCard.Payments.Fees;

/// <summary>
/// The ministry's fee for a business, the same everywhere, from a moment on; a business without one is free. History
/// stays: a change is a new line, and a charge keeps the amount it was opened with.
/// </summary>
public sealed class Fee
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Business Business { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
}
