namespace ApecCard.Payments.Fees;

/// <summary>
/// What an office charges besides the ministry's fee, from a day on. A version never changes; the newest that is in
/// force counts, and a charge keeps the amount it was opened with.
/// </summary>
public sealed class LocalFees
{
    public required string Office { get; init; }

    /// <summary>Counts the versions of this office.</summary>
    public required int Version { get; init; }

    /// <summary>The first day on which it holds, in Asia/Shanghai.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>None: the office charges nothing of its own.</summary>
    public required List<LocalFee> Fees { get; init; }

    public required string ConfiguredBy { get; init; }
    public required DateTimeOffset ConfiguredAt { get; init; }
    public required string Reason { get; init; }

    public decimal Total => Fees.Sum(fee => fee.Amount);
}

/// <summary>One local charge, in the currency of the ministry's fee.</summary>
public sealed record LocalFee(string ChineseName, string EnglishName, decimal Amount);
