using ApecCard.ServiceDefaults.Formats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Board;

/// <summary>How long pre-clearance takes, by what the economies' last thousand decisions took each: for everybody.</summary>
public static class GetDecisionTimes
{
    /// <param name="All">Until the slowest has decided; null while one of them has not enough history.</param>
    public record Response(Days? All, Row[] Economies);

    /// <param name="Decisions">How many the figures are made of; below twenty there are none.</param>
    public record Row(string Economy, int Decisions, Days? Days);

    /// <param name="HalfWithin">Days within which half were decided.</param>
    /// <param name="NineOfTenWithin">Days within which nine of ten were decided.</param>
    public record Days(double HalfWithin, double NineOfTenWithin);

    public static async Task<Ok<Response>> Handle(DecisionHistory history, TimeProvider clock, CancellationToken ct)
    {
        List<(string Economy, double[] Days)> known = [];
        foreach (var economy in Economies.PreClearing)
        {
            known.Add((economy, await history.OfAsync(economy, ct)));
        }

        var today = clock.GetUtcNow();
        return TypedResults.Ok(new Response(
            FromNow([.. known.Select(one => one.Days)]),
            [.. known.Select(one => new Row(one.Economy, one.Days.Length, FromNow([one.Days])))]));

        Days? FromNow(double[][] economies) => Forecast.OfAll(economies, today, today) is { } forecast
            ? new((forecast.HalfBy - today).TotalDays, (forecast.NineOfTenBy - today).TotalDays)
            : null;
    }
}
