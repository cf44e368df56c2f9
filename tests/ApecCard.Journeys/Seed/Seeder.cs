using System.Diagnostics;
using System.Globalization;
using ApecCard.Journeys.Bench;
using Npgsql;

namespace ApecCard.Journeys.Seed;

/// <summary>
/// Puts many cases straight into the databases of Applications and Review, as they would lie there after years. None of
/// them has sign-ins, files, charges or cards: this is for measuring and for showing, not for going on with.
/// </summary>
internal sealed class Seeder(RunningSystem system)
{
    private const int Batch = 20_000;

    /// <summary>Throws when cases were seeded before: their numbers would be the same.</summary>
    public async Task SeedAsync(int count, Action<string> say)
    {
        var index = system.PassportIndex();
        await using var applications = system.Open("applicationsdb");
        await using var reviews = system.Open("reviewdb");
        if ((await applications.QueryAsync<bool>(
            """select exists (select from "Enterprises" where "Uscc" like $1)""", $"{SeededEnterprise.Uscc}%"))[0])
        {
            throw new BenchException("There are seeded cases already; ./apec reset deletes all data.");
        }

        var (population, began) = (new Population(count, DateTimeOffset.UtcNow), Stopwatch.StartNew());
        var enterprises = population.AllEnterprises;
        await WriteAsync(applications, database => ApplicationsRows.WriteEnterprises(database, enterprises));
        for (var from = 0; from < count; from += Batch)
        {
            var to = Math.Min(from + Batch, count);
            SeededCase[] cases = [.. population.Cases(from, to)];
            await Task.WhenAll(
                WriteAsync(applications, database => ApplicationsRows.WriteCases(database, cases, index)),
                WriteAsync(applications, database => ApplicationsRows.WriteTimelines(database, cases)),
                WriteAsync(reviews, database => ReviewRows.WriteCases(database, cases)));
            var rate = to / began.Elapsed.TotalSeconds;
            say(string.Create(CultureInfo.InvariantCulture, $"{to:N0} of {count:N0} cases, {rate:N0}/s"));
        }

        await Task.WhenAll(applications.ExecuteAsync("vacuum analyze"), reviews.ExecuteAsync("vacuum analyze"));
        await applications.ExecuteAsync("checkpoint"); // whoever measures now measures no writing of ours
    }

    /// <summary>Makes room for another population. For data that is thrown away: all other cases go too.</summary>
    public async Task ClearAsync()
    {
        await using var applications = system.Open("applicationsdb");
        await using var reviews = system.Open("reviewdb");
        await applications.ExecuteAsync("""truncate "Cases" cascade""");
        await applications.ExecuteAsync(
            """delete from "Enterprises" where "Uscc" like $1""", $"{SeededEnterprise.Uscc}%");
        await reviews.ExecuteAsync("""truncate "Cases" cascade""");
    }

    // For this connection only: no foreign key is looked up for what is written beside it, no commit waits for a disk.
    private static async Task WriteAsync(NpgsqlDataSource server, Action<NpgsqlConnection> write)
    {
        await using var database = await server.OpenConnectionAsync();
        await using var settings = new NpgsqlCommand(
            "set session_replication_role = replica; set synchronous_commit = off", database);
        await settings.ExecuteNonQueryAsync();
        await Task.Run(() => write(database));
    }
}
