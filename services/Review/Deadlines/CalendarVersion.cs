namespace ApecCard.Review.Deadlines;

/// <summary>
/// A year's special days as they were set once. A version never changes; those of the newest are the days that count.
/// </summary>
public sealed class CalendarVersion
{
    public required int Year { get; init; }

    /// <summary>Counts the versions of this year.</summary>
    public required int Version { get; init; }
    public required SpecialDay[] Days { get; init; }

    /// <summary>The administrator's account, or review for what it came with.</summary>
    public required string ChangedBy { get; init; }
    public DateTimeOffset? ChangedAt { get; init; }
    public string? Reason { get; init; }
}
