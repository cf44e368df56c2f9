namespace ApecCard.Payments.Fees;

/// <summary>
/// The ministry's fee for a card, the same everywhere, from a moment on. History stays: a change is a new line, and a
/// charge keeps the amount it was opened with.
/// </summary>
public sealed class Fee
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
}
