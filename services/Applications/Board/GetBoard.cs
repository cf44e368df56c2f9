using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Board;

/// <summary>
/// The economy board of a case: who has said what since when, how far it is, and when the rest is likely.
/// </summary>
public static class GetBoard
{
    /// <param name="Forecast">
    /// For all that are waited for; null when nothing is, or history is too short to be honest.
    /// </param>
    /// <param name="ForecastNote">Why there is no forecast: <c>not-enough-data</c>, <c>nothing-to-wait-for</c>.</param>
    public record Response(
        DateTimeOffset? AskedAt, int Decided, int Granted, int Of, Row[] Economies, Forecast? Forecast,
        string? ForecastNote);

    /// <param name="Overdue">It has taken longer than its target.</param>
    public record Row(
        string Economy, PreClearanceState State, DateTimeOffset? At, DateTimeOffset TargetAt, bool Overdue,
        Forecast? Forecast);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, DecisionHistory history, TimeProvider clock,
        CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().VisibleTo(caller)
                .SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        if (caseFile.AskedAt is not { } askedAt)
        {
            return TypedResults.Ok(new Response(null, 0, 0, 0, [], null, "nothing-to-wait-for"));
        }

        var now = clock.GetUtcNow();
        List<Row> rows = [];
        List<double[]> waiting = [];
        foreach (var (economy, state, decidedAt) in EconomyState.Board(caseFile))
        {
            var open = state is PreClearanceState.Waiting or PreClearanceState.Queried;
            var days = open ? await history.OfAsync(economy, ct) : [];
            if (open)
            {
                waiting.Add(days);
            }

            var target = askedAt + history.TargetOf(economy);
            rows.Add(new(
                economy, state, decidedAt, target, open && now > target,
                open ? Forecast.OfOne(days, askedAt, now) : null));
        }

        var forecast = Forecast.OfAll(waiting, askedAt, now);
        return TypedResults.Ok(new Response(
            askedAt,
            rows.Count - waiting.Count,
            caseFile.GrantedEconomies.Length,
            rows.Count,
            [.. rows],
            forecast,
            forecast is not null ? null : waiting.Count == 0 ? "nothing-to-wait-for" : "not-enough-data"));
    }
}
