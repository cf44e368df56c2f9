namespace ApecCard.Applications.Board;

/// <summary>
/// How long an economy took for its first decision on a case: our own history, from which we forecast.
/// </summary>
public sealed record DecisionTime(Guid CaseId, string Economy, double Days, DateTimeOffset DecidedAt);
