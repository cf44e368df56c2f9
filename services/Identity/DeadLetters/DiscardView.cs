using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.DeadLetters;

/// <param name="Why">Of what it died.</param>
/// <param name="Text">What it said, masked.</param>
/// <param name="DecidedBy">Who approved, refused or withdrew it.</param>
/// <param name="DecisionReason">Why it was refused or withdrawn.</param>
/// <param name="AvailableActions">What the caller may do with it now.</param>
public record DiscardView(
    Guid Id,
    string Queue,
    Guid LetterId,
    string? MessageId,
    string? MessageType,
    DateTimeOffset? DiedAt,
    string? Why,
    string Text,
    string Reason,
    DiscardState State,
    string AskedBy,
    DateTimeOffset AskedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason,
    IReadOnlyList<DiscardAction> AvailableActions) : IVersioned
{
    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static DiscardView Of(Discard one, Caller caller) => new(
        one.Id, one.Queue, one.LetterId, one.MessageId, one.MessageType, one.DiedAt, one.Why, one.Text, one.Reason,
        one.State, one.AskedBy, one.AskedAt, one.DecidedBy, one.DecidedAt, one.DecisionReason,
        [.. one.ActionsOf(caller.Subject)])
    { RowVersion = one.RowVersion };
}
