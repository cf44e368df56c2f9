using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>For the ministry and operations: how far each economy is with the cases of the board.</summary>
public static class CountPreClearances
{
    /// <param name="Cases">How many the economies are deciding on.</param>
    public record Response(DateTimeOffset At, int Cases, Row[] Economies);

    /// <param name="Requested">Not answered yet.</param>
    /// <param name="Overdue">How many of Requested and Queried should have been decided by now.</param>
    public record Row(
        string Economy, int Requested, int Queried, int Granted, int Refused, int Withdrawn, int Cancelled,
        int Overdue);

    public static async Task<Ok<Response>> Handle(
        ReviewDb db, EconomyTargets targets, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cases = db.Cases.Where(review => review.Stage == CaseStage.PreClearance);
        var counts = await db.PreClearances
            .Where(one => cases.Any(review => review.Id == one.CaseId))
            .GroupBy(one => new { one.Economy, one.State })
            .Select(same => new { same.Key.Economy, same.Key.State, Count = same.Count() })
            .ToListAsync(ct);
        var late = await db.Late(targets, now)
            .Where(one => cases.Any(review => review.Id == one.CaseId))
            .GroupBy(one => one.Economy)
            .Select(same => new { Economy = same.Key, Count = same.Count() })
            .ToDictionaryAsync(same => same.Economy, same => same.Count, ct);
        return TypedResults.Ok(new Response(
            now, await cases.CountAsync(ct), [.. Economies.PreClearing.Select(economy => new Row(
                economy,
                Count(economy, PreClearanceState.Requested),
                Count(economy, PreClearanceState.Queried),
                Count(economy, PreClearanceState.Granted),
                Count(economy, PreClearanceState.Refused),
                Count(economy, PreClearanceState.Withdrawn),
                Count(economy, PreClearanceState.Cancelled),
                late.GetValueOrDefault(economy)))]));

        int Count(string economy, PreClearanceState state) =>
            counts.SingleOrDefault(one => one.Economy == economy && one.State == state)?.Count ?? 0;
    }
}
