using System.Text;

namespace ApecCard.AppHost.Local;

/// <summary>Columns as wide as what is in them.</summary>
internal static class TextTable
{
    public static string Of(IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = head.Select((title, column) => rows.Select(row => Width(row[column])).Append(Width(title)).Max())
            .ToArray();
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. widths.Select(width => new string('-', width))]).Prepend(head))
        {
            var cells = row.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)));
            text.Append("  ").AppendLine(string.Join("  ", cells).TrimEnd());
        }

        return text.ToString();
    }

    // Chinese characters take two columns of a terminal.
    private static int Width(string text) => text.Sum(character => character >= '\u1100' ? 2 : 1);
}
