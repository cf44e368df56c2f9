using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Returns;

/// <summary>The old cards that the clerk's office expects back, in the order in which they were expected.</summary>
public static class GetReturns
{
    /// <param name="number">Only those of this case, or of this order, as scanned.</param>
    public static async Task<Ok<Page<ReturnView>>> Handle(
        [AsParameters] PageRequest page, [MaxLength(40)] string? number, Caller caller, DeliveryDb db,
        TimeProvider clock, CancellationToken ct)
    {
        var scanned = number?.Trim().ToUpperInvariant() ?? "";
        var ofCase = scanned.Length == 0 ? null : ScannedNumber.CaseOf(scanned);
        var (office, after, now) = (caller.Office, page.After ?? Guid.Empty, clock.GetUtcNow());
        var expected = await db.Returns.AsNoTracking()
            .Where(one => one.ReceivedAt == null && one.Office == office && one.Id > after)
            .Where(one => ofCase == null || one.CaseNumber == ofCase)
            .OrderBy(one => one.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(expected, one => one.Id, one => ReturnView.Of(one, now)));
    }
}

/// <param name="Method">How the holder said it would come.</param>
/// <param name="ServicePoint">Where, when on site.</param>
/// <param name="Overdue">It is late.</param>
/// <param name="Reminders">How often the holder was reminded.</param>
public record ReturnView(
    Guid ReturnId,
    Guid CardId,
    Guid CaseId,
    string CaseNumber,
    Guid OrderId,
    CardReturnMethod Method,
    string? ServicePoint,
    DateTimeOffset DueAt,
    bool Overdue,
    int Reminders,
    DateTimeOffset? ReceivedAt) : IVersioned
{
    [System.Text.Json.Serialization.JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static ReturnView Of(CardReturn one, DateTimeOffset now) => new(
        one.Id,
        one.CardId,
        one.CaseId,
        one.CaseNumber,
        one.OrderId,
        one.Method,
        one.ServicePoint,
        one.DueAt,
        one.IsOverdue(now),
        one.Reminders,
        one.ReceivedAt)
    { RowVersion = one.RowVersion };
}
