using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Bench;

/// <param name="Json">Where the raw figures go, if anywhere.</param>
/// <param name="Quick">No start times, and fewer cases to grow to: they take more than half of the time.</param>
/// <param name="Only">One section and no other.</param>
public sealed record BenchOptions(string? Json, bool Quick, string? Only)
{
    /// <summary>Null when there is an option that nobody knows.</summary>
    public static BenchOptions? Read(string[] args) => args switch
    {
        [] => new(Json: null, Quick: false, Only: null),
        ["--quick", .. var rest] => Read(rest) is { } others ? others with { Quick = true } : null,
        ["--json", var file, .. var rest] =>
            Read(rest) is { } others ? others with { Json = Path.GetFullPath(file) } : null,
        ["--only", "submissions" or "live" or "gateway" or "payments" or "uploads" or "growth", .. var rest] =>
            Read(rest) is { } others ? others with { Only = args[1] } : null,
        _ => null,
    };
}

/// <summary>Measures the running system and shows all figures in one table; every run is one of five.</summary>
public static class BenchCommand
{
    /// <summary>0 when everything was measured, whatever the figures; 1 when something broke.</summary>
    public static async Task<int> RunAsync(Uri gateway, BenchOptions options)
    {
        try
        {
            using var system = await RunningSystem.FindAsync(gateway);
            var figures = await Measurement.RunAsync(system, options);
            Console.WriteLine();
            figures.Print();
            if (options.Json is { } json)
            {
                figures.Write(json);
            }

            return 0;
        }
        catch (Exception e)
            when (e is BenchException or JourneyException or HttpRequestException or Npgsql.NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"\nThe measurement broke off: {e.Message}");
            return 1;
        }
    }
}
