using System.ComponentModel.DataAnnotations;
using ApecCard.Applications.Board;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Payments;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Orders;

/// <summary>
/// Advice before an early card: what its back would show today, how likely the rest decide before a trip, and what
/// the full card costs later.
/// </summary>
public static class GetEarlyCardAdvice
{
    /// <param name="Back">What the back of an early card would name if it were made now.</param>
    /// <param name="AllDecidedByTrip">
    /// How likely all that are open decide by then, 0 to 1; null without enough history.
    /// </param>
    /// <param name="LaterCard">What a replacement that names the rest costs.</param>
    /// <param name="IsOffered">Early production can be ordered now; else why not.</param>
    public record Response(
        string[] Back, Chance[] Open, double? AllDecidedByTrip, DateOnly? TripOn, Fee LaterCard, bool IsOffered,
        string? WhyNot);

    /// <param name="DecidedByTrip">
    /// How likely it has decided by the trip; null without a date or without enough history.
    /// </param>
    /// <param name="Forecast">When it is likely to decide; null without enough history.</param>
    public record Chance(string Economy, double? DecidedByTrip, Forecast? Forecast);

    /// <summary>200; 404 for another's case.</summary>
    /// <param name="tripOn">The first day of the trip, in Asia/Shanghai.</param>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid caseId,
        [Range(typeof(DateOnly), "2000-01-01", "2100-12-31", ParseLimitsInInvariantCulture = true)] DateOnly? tripOn,
        Caller caller, ApplicationsDb db, DecisionHistory history, PaymentsClient payments,
        TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().OwnedBy(caller).Include(c => c.Orders)
                .SingleOrDefaultAsync(c => c.Id == caseId && c.Number != null, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        List<Chance> open = [];
        foreach (var (economy, state, _) in EconomyState.Board(caseFile))
        {
            if (state is PreClearanceState.Waiting or PreClearanceState.Queried)
            {
                var days = await history.OfAsync(economy, ct);
                var askedAt = caseFile.AskedAt!.Value;
                open.Add(new(
                    economy,
                    tripOn is { } day ? Forecast.ChanceBy(days, askedAt, now, day.StartInShanghai()) : null,
                    Forecast.OfOne(days, askedAt, now)));
            }
        }

        var whyNot = caseFile.WhyNotOrder(OrderKind.EarlyProduction);
        return TypedResults.Ok(new Response(
            caseFile.GrantedEconomies,
            [.. open],
            open.Count > 0 && open.All(one => one.DecidedByTrip is not null)
                ? open.Aggregate(1.0, (chance, one) => chance * one.DecidedByTrip!.Value)
                : null,
            tripOn,
            await payments.GetFeeAsync(caseFile.Office!, OrderKind.Replacement, ct),
            whyNot is null,
            whyNot?.Message));
    }
}
