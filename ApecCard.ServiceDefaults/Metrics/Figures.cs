using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ApecCard.ServiceDefaults;

/// <summary>A figure that the service's database knows.</summary>
/// <param name="Name">Of the gauge: apeccard.cases.</param>
/// <param name="Sql">Its column "value" is the figure; the others are what it is told apart by.</param>
public sealed record Figure(string Name, string Description, string Sql, string? Unit = null)
{
    /// <summary>The name of the meter of our own figures: /metrics reads what is measured under it.</summary>
    public const string Meter = "ApecCard";
}

/// <summary>
/// Reads the figures twice a minute, however often somebody looks at them. Every replica reads, so that each tells the
/// same.
/// </summary>
internal sealed class Figures : Rounds
{
    private readonly Dictionary<Figure, IReadOnlyList<Measurement<double>>> _read = [];
    private readonly NpgsqlDataSource _database;

    public Figures(
        IEnumerable<Figure> figures, NpgsqlDataSource database, IMeterFactory meters, ILogger<Figures> logger)
        : base(TimeSpan.FromSeconds(30), logger)
    {
        _database = database;
        var meter = meters.Create(Figure.Meter);
        foreach (var figure in figures)
        {
            _read[figure] = [];
            meter.CreateObservableGauge(figure.Name, () => _read[figure], figure.Unit, figure.Description);
        }
    }

    /// <summary>Reads all of them once.</summary>
    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        foreach (var figure in _read.Keys.ToArray())
        {
            _read[figure] = await ReadAsync(figure, ct);
        }

        return false;
    }

    private async Task<IReadOnlyList<Measurement<double>>> ReadAsync(Figure figure, CancellationToken ct)
    {
        var measured = new List<Measurement<double>>();
        await using var command = _database.CreateCommand(figure.Sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var tags = Enumerable.Range(0, rows.FieldCount).Where(column => rows.GetName(column) != "value")
                .Select(column => KeyValuePair.Create(rows.GetName(column), (object?)$"{rows.GetValue(column)}"));
            measured.Add(new(Convert.ToDouble(rows["value"], provider: null), tags));
        }

        return measured;
    }
}

public static class FiguresOfAService
{
    /// <summary>What the operators want to know of this service besides what all services tell.</summary>
    public static void AddFigures(this IHostApplicationBuilder builder, params Figure[] figures)
    {
        foreach (var figure in figures)
        {
            builder.Services.AddSingleton(figure);
        }
    }
}
