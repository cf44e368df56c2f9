using System.Globalization;

namespace ApecCard.Journeys.Bench;

/// <summary>
/// Y1: how many transactions with one durable row and its outbox row PostgreSQL itself makes here and now, asked by
/// eight clients. Machines differ and have moods: what counts is how a figure compares to the Y1 of the same minute.
/// </summary>
internal sealed class Yardstick(RunningSystem system)
{
    private const string Database = "yardstick";

    public async Task PrepareAsync()
    {
        await system.CreateDatabaseAsync(Database);
        await using var database = system.Open(Database);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Repository.PathTo("bench", "yardstick-schema.sql")));
    }

    /// <summary>Transactions per second.</summary>
    public async Task<double> MeasureAsync()
    {
        string[] args =
        [
            "-h", system.PostgresHost, "-p", $"{system.PostgresPort}", "-U", "postgres", "-n", "-M", "prepared",
            "-f", Repository.PathTo("bench", "yardstick.sql"), "-c", "8", "-j", "2", "-T", "4", Database,
        ];
        var said = await Shell.RunAsync(Program(), args, environment: ("PGPASSWORD", system.PostgresPassword));
        var line = said.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private static string Program() =>
        Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", "pgbench")).FirstOrDefault(File.Exists)
        ?? throw new BenchException("pgbench is missing; it comes with PostgreSQL's own package.");
}
