using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApecCard.Journeys.Bench;

/// <summary>Everything that was measured: a table for people, JSON with every single run for who compares.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // "≥" as it is
    };

    private readonly List<Figure> _all = [];

    public void Add(string name, string unit, IEnumerable<double> runs, Goal? goal = null) =>
        _all.Add(new(name, unit, [.. runs], goal));

    public void Print()
    {
        string[][] rows =
        [
            ["figure", "median", "unit", "goal", "met", "runs"],
            .. _all.Select(figure => new[]
            {
                figure.Name,
                Short(figure.Value),
                figure.Unit,
                figure.Goal?.ToString() ?? "",
                figure.Met switch { true => "yes", false => "NO", null => "" },
                string.Join(' ', figure.Runs.Select(Short)),
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length - 1)
            .Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row[..^1].Select((cell, column) =>
                column is 1 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            Console.WriteLine($"  {string.Join("  ", cells)}  {row[^1]}".TrimEnd());
        }
    }

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(
        _all.Select(figure => new
        {
            figure.Name,
            figure.Value,
            figure.Unit,
            Goal = figure.Goal?.ToString(),
            figure.Met,
            figure.Runs,
        }),
        _json));

    private static string Short(double value) =>
        value.ToString(
            Math.Abs(value) switch { < 1 => "0.####", < 100 => "0.##", _ => "0" }, CultureInfo.InvariantCulture);
}
