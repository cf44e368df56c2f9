using System.Globalization;
using System.Net;
using ApecCard.Journeys.Bench;

namespace ApecCard.Journeys.Seed;

/// <summary>Fills the local system with cases that look like years of work: for measuring and for showing.</summary>
public static class SeedCommand
{
    private const int Most = 1_000_000;

    /// <summary>Null when it is no number of cases.</summary>
    public static int? Read(string[] args) =>
        args is ["--cases", var text]
        && int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
            ? count
            : null;

    /// <summary>0 when all are there.</summary>
    public static async Task<int> RunAsync(Uri gateway, int count)
    {
        try
        {
            using var system = await RunningSystem.FindAsync(gateway);
            await RequireDevelopmentAsync(system);
            await new Seeder(system).SeedAsync(count, Console.WriteLine);
            return 0;
        }
        catch (Exception e) when (e is BenchException or HttpRequestException or Npgsql.NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"Nothing more was seeded: {e.Message}");
            return 1;
        }
    }

    // The clock that can be moved is there in Development only, and says that it was not told how far.
    private static async Task RequireDevelopmentAsync(RunningSystem system)
    {
        using var http = new HttpClient();
        using var clock = await http.PutAsync(new Uri(system.Gateway, "/development/clock"), content: null);
        if (clock.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType)
            || !new Uri($"tcp://{system.PostgresHost}").IsLoopback)
        {
            throw new BenchException("Cases are seeded only into the Development data of this checkout.");
        }
    }
}
