using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Reconciliation;

/// <param name="Day">The statement's (Asia/Shanghai).</param>
/// <param name="Reference">The provider's number of the payment or refund; the invoice's, or the order's.</param>
/// <param name="Number">What people call that which was paid; none when it is not known.</param>
/// <param name="Theirs">In the provider's statement; none, it is not there.</param>
/// <param name="Ours">In our ledger; none, it is not there.</param>
/// <param name="Invoiced">On our invoice; none, there is none, or it is not about one.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Resolution">What was done about it.</param>
public record DifferenceView(
    Guid Id,
    DateOnly Day,
    DifferenceKind Kind,
    string Reference,
    Guid? ChargeId,
    string? Number,
    decimal? Theirs,
    decimal? Ours,
    decimal? Invoiced,
    string Currency,
    DateTimeOffset FoundAt,
    DifferenceState State,
    DateTimeOffset? EndedAt,
    string? ResolvedBy,
    string? Resolution) : IVersioned
{
    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static DifferenceView Of(Difference difference, string? number) => new(
        difference.Id,
        difference.Day,
        difference.Kind,
        difference.Reference,
        difference.ChargeId,
        number,
        difference.Theirs,
        difference.Ours,
        difference.Invoiced,
        difference.Currency,
        difference.FoundAt,
        difference.State,
        difference.EndedAt,
        difference.ResolvedBy,
        difference.Resolution)
    { RowVersion = difference.RowVersion };
}
