using ApecCard.Journeys.Actors;
using Npgsql;

namespace ApecCard.Journeys.Bench;

/// <summary>A review case was visible at this moment.</summary>
internal sealed record Visible(DateTime SentAt, DateTime At);

/// <summary>
/// When what was sent became visible as a review case: the commit of its row, as PostgreSQL noted it. All run on one
/// machine, so the clocks are one.
/// </summary>
internal sealed class ReviewCases(NpgsqlDataSource database, string commitsByIds) : IDisposable
{
    public static ReviewCases OfTheSystem(RunningSystem system) => new(
        system.Open("reviewdb"),
        """select pg_xact_commit_timestamp(xmin) from "Cases" where "Id" = any($1) order by "Id" """);

    public static ReviewCases OfTheFloor(RunningSystem system) => new(
        system.Open("floor_case"),
        "select pg_xact_commit_timestamp(xmin) from review_case where app_id = any($1) order by app_id");

    /// <summary>For each that was sent its review case, once all are there.</summary>
    public async Task<Visible[]> WaitForAsync(Sent[] sent)
    {
        // As PostgreSQL orders them.
        Sent[] inOrder = [.. sent.OrderBy(one => one.Id.ToString(), StringComparer.Ordinal)];
        Guid[] ids = [.. inOrder.Select(one => one.Id)];
        DateTime[] commits = [];
        await Until.SoAsync("every case has its review case", async () =>
            (commits = await database.QueryAsync<DateTime>(commitsByIds, ids)).Length >= ids.Length);
        return [.. inOrder.Zip(commits, (one, committed) => new Visible(one.At, committed))];
    }

    public void Dispose() => database.Dispose();
}
