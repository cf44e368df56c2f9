using ApecCard.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>
/// How long the stages of an office take, by the last five hundred cases that left each: for everybody to see.
/// </summary>
public static class GetStatistics
{
    private const int Last = 500;

    /// <param name="Cases">How many the figures are made of; below twenty there are none.</param>
    public record Row(
        string Office, ReviewStage Stage, int Cases, double? HalfWithinDays, double? NineOfTenWithinDays,
        double? SlowestDays);

    public static async Task<Ok<Row[]>> Handle(string? office, ReviewDb db, CancellationToken ct)
    {
        var offices = await db.Offices.Where(one => office == null || one.Office == office)
            .Select(one => one.Office).Distinct().Order().ToListAsync(ct);
        List<Row> rows = [];
        foreach (var one in offices)
        {
            foreach (var stage in Enum.GetValues<ReviewStage>())
            {
                var days = await db.StageDurations.Where(left => left.Office == one && left.Stage == stage)
                    .OrderByDescending(left => left.LeftAt).Take(Last).Select(left => left.Days).ToListAsync(ct);
                rows.Add(Summary(one, stage, [.. days.Order()]));
            }
        }

        return TypedResults.Ok(rows.ToArray());
    }

    private static Row Summary(string office, ReviewStage stage, double[] days)
    {
        const int Enough = 20;
        return days.Length < Enough
            ? new(office, stage, days.Length, null, null, null)
            : new(office, stage, days.Length, At(0.5), At(0.9), days[^1]);

        double At(double share) => days[(int)Math.Ceiling(share * days.Length) - 1];
    }
}
