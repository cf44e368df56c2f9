using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// Who should have decided by now and has not, asked longest ago first, for the ministry and operations: an economy
/// that is late is shown, not hidden. `after` is the `next` of the page before.
/// </summary>
public static class ListOverdueEconomies
{
    /// <param name="DueAt">When it should have decided.</param>
    /// <param name="State">Requested, or Queried when it has asked the applicant something.</param>
    public record Item(
        Guid RequestId, Guid CaseId, string CaseNumber, string Economy, DateTimeOffset RequestedAt,
        DateTimeOffset DueAt, PreClearanceState State);

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, ReviewDb db, EconomyTargets targets, TimeProvider clock, CancellationToken ct)
    {
        var late = await db.OldestFirstAsync(db.Late(targets, clock.GetUtcNow()), page, ct);
        return TypedResults.Ok(page.Cut(late, one => one.Id, one => new Item(
            one.Id, one.CaseId, one.CaseNumber, one.Economy, one.RequestedAt,
            targets.DueAt(one.Economy, one.RequestedAt), one.State)));
    }
}
