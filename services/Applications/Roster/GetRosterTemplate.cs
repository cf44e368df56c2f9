using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Applications.Roster;

/// <summary>An empty roster with one example row, to fill in with any spreadsheet program.</summary>
public static class GetRosterTemplate
{
    /// <param name="language">zh or en: of the header.</param>
    public static FileContentHttpResult Handle(string? language)
    {
        var header = RosterColumns.All.Select(column => language is "en" ? column.English : column.Chinese);
        var csv = $"{string.Join(',', header)}\r\n"
            + $"{string.Join(',', RosterColumns.All.Select(column => column.Example))}\r\n";
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], // spreadsheets look for the mark
            "text/csv; charset=utf-8", "apeccard-roster.csv");
    }
}
