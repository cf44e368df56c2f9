namespace ApecCard.Documents.Retention;

/// <summary>The files of one case or order were destroyed, because their time had come.</summary>
/// <param name="DossierId">The case's id, or the order's.</param>
public sealed record Purge(
    Guid Id, Guid DossierId, RetentionClass Class, int Files, long Bytes, DateTimeOffset PurgedAt);
