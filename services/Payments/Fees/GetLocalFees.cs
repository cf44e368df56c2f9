using System.Text.Json.Serialization;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Fees;

/// <summary>
/// What an office charges besides the ministry's fee, as it was configured last, and what a card costs there today.
/// An office that was never configured charges nothing: version 0.
/// </summary>
public static class GetLocalFees
{
    /// <param name="EffectiveOn">From which day on the fees hold: it may be still to come.</param>
    /// <param name="DueToday">What a card costs today, the ministry's fee included.</param>
    public record Response(
        string Office, int Version, DateOnly? EffectiveOn, IReadOnlyList<LocalFee> Fees, decimal DueToday,
        string Currency) : IVersioned
    {
        [JsonIgnore] // it goes out as the ETag
        public uint RowVersion => (uint)Version;
    }

    public static async Task<Ok<Response>> Handle(
        string office, PaymentsDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await ReadAsync(office, db, clock, ct));

    public static async Task<Response> ReadAsync(
        string office, PaymentsDb db, TimeProvider clock, CancellationToken ct)
    {
        var versions = await db.LocalFees.AsNoTracking().Where(fees => fees.Office == office).ToListAsync(ct);
        var due = AmountDue.At(
            clock.GetUtcNow(), Business.Application, await db.Fees.AsNoTracking().ToListAsync(ct), versions);
        var newest = versions.MaxBy(fees => fees.Version);
        return new(
            office, newest?.Version ?? 0, newest?.EffectiveOn, newest?.Fees ?? [], due.Amount, due.Currency);
    }
}
