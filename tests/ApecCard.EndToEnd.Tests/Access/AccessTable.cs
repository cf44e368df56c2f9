using ApecCard.Testing;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>tests/access.txt: a line for every operation, a column for everybody who may come.</summary>
internal sealed class AccessTable
{
    public const string NotAsked = "-";

    private const int WidthOfNames = 66;
    private const int WidthOfCells = 5;

    private AccessTable(string[] who, Dictionary<string, Line> lines) => (Who, Lines) = (who, lines);

    /// <param name="Query">What it is asked with besides, so that it comes to no harm.</param>
    /// <param name="Expected">By who asks: one of the outcomes that the file's head explains.</param>
    internal sealed record Line(string Operation, string Query, IReadOnlyDictionary<string, string> Expected);

    public string[] Who { get; }

    public IReadOnlyDictionary<string, Line> Lines { get; }

    public static AccessTable Read()
    {
        var rows = File.ReadAllLines(Repository.PathTo("tests", "access.txt"))
            .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length > 0).ToArray();
        var who = rows[0][1..];
        var lines = rows[1..].Select(cells =>
        {
            Assert.True(cells.Length == who.Length + 2, $"{cells[0]} {cells[1]} has {cells.Length - 2} cells.");
            var (path, query) = cells[1].Split('?') is [var bare, var asked] ? (bare, $"?{asked}") : (cells[1], "");
            return new Line($"{cells[0]} {path}", query, who.Zip(cells[2..]).ToDictionary());
        });
        return new(who, lines.ToDictionary(line => line.Operation));
    }

    /// <summary>A line as it belongs into the file.</summary>
    public static string Write(string operation, IEnumerable<string> cells) =>
        operation.PadRight(WidthOfNames) + string.Concat(cells.Select(cell => cell.PadRight(WidthOfCells))).TrimEnd();
}
