namespace ApecCard.Review.Reconciliation;

/// <summary>A case about which Applications and Review disagreed for longer than a message takes.</summary>
public sealed class Finding
{
    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }

    /// <summary>Where Applications has it, and where it is here.</summary>
    public required string There { get; init; }
    public required string Here { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>When it was put right by itself; until then it needs somebody.</summary>
    public DateTimeOffset? MendedAt { get; private set; }

    public void Mended(DateTimeOffset now) => MendedAt ??= now;
}
