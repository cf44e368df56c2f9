namespace ApecCard.Payments.Fees;

/// <summary>
/// One line of the fee table: what a card costs, from a moment on. History stays: a change is a new line, and a charge
/// keeps the amount it was opened with.
/// </summary>
public sealed class Fee
{
    /// <summary>The ministry's own fee, the same everywhere.</summary>
    public const string Ministry = "ministry";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is for: "ministry", or a local charge of the office.</summary>
    public required string Name { get; init; }

    /// <summary>The office it holds for; null = every office that has no line of its own under this name.</summary>
    public string? Office { get; init; }

    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset ValidFrom { get; init; }
}
