using System.Globalization;

namespace ApecCard.Audit;

/// <summary>What is wrong at a position of a chain.</summary>
internal sealed record Finding(long Position, string What);

/// <summary>What was found of one chain.</summary>
internal sealed record Report(
    string Service, long Entries, int AnchorCount, bool AnchorsAreFromOutside, TimeSpan Took,
    IReadOnlyList<Finding> Findings)
{
    private const int Shown = 50;

    public bool IsWhole => Findings.Count == 0;

    public void WriteTo(TextWriter output)
    {
        var verdict = IsWhole ? "whole" : "NOT WHOLE";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Service}: {verdict}, {Entries} entries, {AnchorCount} anchors, {Took.TotalSeconds:0.0} s"));
        if (!AnchorsAreFromOutside)
        {
            output.WriteLine(
                "  note: no anchors from outside the database; a history rewritten as a whole would not be noticed");
        }

        foreach (var finding in Findings.Take(Shown))
        {
            output.WriteLine($"  position {finding.Position}: {finding.What}");
        }

        if (Findings.Count > Shown)
        {
            output.WriteLine($"  and {Findings.Count - Shown} more");
        }
    }
}
