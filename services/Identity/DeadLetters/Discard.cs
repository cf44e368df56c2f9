using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// An operator wants a dead letter to be thrown away, and another one agrees [P]. What it said stays here, masked, so
/// that it can be read afterwards.
/// </summary>
public sealed class Discard : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Queue { get; init; }
    public required Guid LetterId { get; init; }
    public string? MessageId { get; init; }
    public string? MessageType { get; init; }
    public DateTimeOffset? DiedAt { get; init; }

    /// <summary>Of what it died.</summary>
    public string? Why { get; init; }

    /// <summary>What it said, masked.</summary>
    public required string Text { get; init; }
    public required string Reason { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    public DiscardState State { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused or withdrawn.</summary>
    public string? DecisionReason { get; private set; }

    public uint RowVersion { get; private set; }

    public static Discard Ask(string queue, DeadLetter letter, string reason, string operatorId, DateTimeOffset now) =>
        new()
        {
            Queue = queue,
            LetterId = letter.Id,
            MessageId = letter.MessageId,
            MessageType = letter.MessageType,
            DiedAt = letter.DiedAt?.ToUniversalTime(),
            Why = letter.Why,
            Text = letter.Text.Replace("\0", "", StringComparison.Ordinal), // PostgreSQL keeps none
            Reason = reason,
            AskedBy = operatorId,
            AskedAt = now,
        };

    /// <summary>What this operator may do with it.</summary>
    public IEnumerable<DiscardAction> ActionsOf(string operatorId) =>
        Enum.GetValues<DiscardAction>().Where(action => WhyNot(action, operatorId) is null);

    /// <exception cref="RuleViolationException">discard.decided, discard.same-operator.</exception>
    public void Approve(string operatorId, DateTimeOffset now) =>
        Decide(DiscardAction.Approve, DiscardState.Approved, operatorId, reason: null, now);

    /// <exception cref="RuleViolationException">discard.decided, discard.same-operator.</exception>
    public void Refuse(string operatorId, string reason, DateTimeOffset now) =>
        Decide(DiscardAction.Refuse, DiscardState.Refused, operatorId, reason, now);

    /// <exception cref="RuleViolationException">discard.decided, discard.other-operator.</exception>
    public void Withdraw(string operatorId, string reason, DateTimeOffset now) =>
        Decide(DiscardAction.Withdraw, DiscardState.Withdrawn, operatorId, reason, now);

    internal static RuleViolationException IsAsked() =>
        new("dead-letter.discard-asked", "It is to be thrown away: a colleague decides that first.");

    private void Decide(
        DiscardAction action, DiscardState state, string operatorId, string? reason, DateTimeOffset now)
    {
        if (WhyNot(action, operatorId) is { } rule)
        {
            throw rule;
        }

        (State, DecidedBy, DecidedAt, DecisionReason) = (state, operatorId, now, reason);
    }

    private RuleViolationException? WhyNot(DiscardAction action, string operatorId) =>
        State is not DiscardState.Asked
            ? new("discard.decided", "This was decided already.")
        : action is DiscardAction.Withdraw && operatorId != AskedBy
            ? new("discard.other-operator", "Only who asked for it takes it back.")
        : action is not DiscardAction.Withdraw && operatorId == AskedBy
            ? new("discard.same-operator", "Another operator than the one who asked for it decides.")
        : null;
}

public enum DiscardState
{
    /// <summary>Another operator decides.</summary>
    Asked,

    /// <summary>Thrown away.</summary>
    Approved,
    Refused,
    Withdrawn,
}

public enum DiscardAction
{
    Approve,
    Refuse,
    Withdraw,
}

internal static class DiscardQueries
{
    /// <summary>The dead letters of a queue of which a colleague is to say whether they are thrown away.</summary>
    public static IQueryable<Guid> OfLetters(this IQueryable<Discard> discards, string queue) => discards
        .Where(discard => discard.Queue == queue && discard.State == DiscardState.Asked)
        .Select(discard => discard.LetterId);
}
