using ApecCard.Contracts;

namespace ApecCard.Review.Deadlines;

/// <summary>How long a case was in a stage's queue, in days.</summary>
public sealed record StageDuration(
    Guid Id, Guid CaseId, string Office, ReviewStage Stage, double Days, DateTimeOffset LeftAt);
