using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Refunds;

/// <param name="Number">What people call that which was paid.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="AskedBy">The officer who asked for it.</param>
/// <param name="DecidedBy">Who approved, refused or withdrew it.</param>
/// <param name="DecisionReason">Why it was refused or withdrawn.</param>
/// <param name="GivenAt">When the provider gave it back.</param>
/// <param name="AvailableActions">What the caller may do with it now.</param>
public record RefundView(
    Guid Id,
    Guid ChargeId,
    string Number,
    decimal Amount,
    string Currency,
    string Reason,
    RefundState State,
    string AskedBy,
    DateTimeOffset AskedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason,
    DateTimeOffset? GivenAt,
    IReadOnlyList<RefundAction> AvailableActions) : IVersioned
{
    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static RefundView Of(Refund refund, string number, Caller caller) => new(
        refund.Id,
        refund.ChargeId,
        number,
        refund.Amount,
        refund.Currency,
        refund.Reason,
        refund.State,
        refund.AskedBy,
        refund.AskedAt,
        refund.DecidedBy,
        refund.DecidedAt,
        refund.DecisionReason,
        refund.GivenAt,
        [.. refund.ActionsOf(caller.Subject)])
    { RowVersion = refund.RowVersion };
}
