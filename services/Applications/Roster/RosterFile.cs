using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.VisualBasic.FileIO;

namespace ApecCard.Applications.Roster;

/// <summary>One person's line, as it was typed.</summary>
/// <param name="Row">Its number as a spreadsheet counts: the header is 1.</param>
/// <param name="Cells">What stands in it, by column; null when the line cannot be read.</param>
public sealed record RosterLine(int Row, IReadOnlyDictionary<RosterColumn, string>? Cells);

/// <summary>
/// Reads a roster: CSV in UTF-8, with or without a byte order mark, or GB18030, as spreadsheets write it; between the
/// cells commas, semicolons or tabs.
/// </summary>
public static class RosterFile
{
    public const int MostBytes = 1024 * 1024;
    public const int MostRows = 200;
    private const int MostLines = 1000; // a cell may hold several

    private static readonly string[] _delimiters = [",", ";", "\t"];
    private static readonly Encoding[] _encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    ];

    /// <exception cref="ProblemException">
    /// 413 <c>too-large</c>; 400 <c>roster.empty</c>, <c>roster.encoding</c>, <c>roster.header</c> (naming
    /// <c>unknown</c>, <c>missing</c> and <c>repeated</c> columns), <c>roster.too-many-rows</c>.
    /// </exception>
    public static async Task<IReadOnlyList<RosterLine>> ReadAsync(Stream body, CancellationToken ct)
    {
        var text = Decode(await BytesAsync(body, ct));
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Empty();
        }

        if (text.Count(c => c is '\n' or '\r') > MostLines * 2)
        {
            throw TooManyRows();
        }

        using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(DelimiterOf(text));
        var header = Next(parser) is { } names ? Header(names) : throw Header([], [], RosterColumns.Required);
        List<RosterLine> lines = [];
        for (var row = 2; !parser.EndOfData; row++)
        {
            var cells = Next(parser);
            if (cells is null || cells.Length > header.Length && cells[header.Length..].Any(cell => cell.Length > 0))
            {
                lines.Add(new(row, Cells: null));
            }
            else if (cells.Any(cell => cell.Length > 0))
            {
                lines.Add(new(row, header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
            }

            if (lines.Count > MostRows)
            {
                throw TooManyRows();
            }
        }

        return lines.Count > 0 ? lines : throw Empty();
    }

    private static RosterColumn[] Header(string[] names)
    {
        names = [.. names.Reverse().SkipWhile(name => name.Length == 0).Reverse()];
        RosterColumn?[] columns = [.. names.Select(RosterColumns.Find)];
        string[] unknown = [.. names.Where((_, at) => columns[at] is null)];
        string[] repeated = [.. columns.OfType<RosterColumn>().GroupBy(column => column.Field)
            .Where(same => same.Count() > 1).Select(same => same.Key)];
        string[] missing = [.. RosterColumns.Required.Except(columns.Select(column => column?.Field ?? ""))];
        return unknown.Length + repeated.Length + missing.Length == 0
            ? [.. columns.OfType<RosterColumn>()]
            : throw Header(unknown, repeated, missing);
    }

    private static string[]? Next(TextFieldParser parser)
    {
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException) // a quote that is not closed, or stands alone
        {
            return null;
        }
    }

    private static string DelimiterOf(string text)
    {
        var header = text.TrimStart().Split('\n', 2)[0];
        return _delimiters.MaxBy(one => header.Split(one).Length)!;
    }

    private static string Decode(byte[] bytes)
    {
        foreach (var encoding in _encodings)
        {
            try
            {
                var text = encoding.GetString(bytes).TrimStart('\uFEFF');
                return text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? throw Encoding() : text;
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }

        throw Encoding();
    }

    private static async Task<byte[]> BytesAsync(Stream body, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, ct) is var read and > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > MostBytes)
            {
                throw new ProblemException(
                    StatusCodes.Status413PayloadTooLarge, "too-large", "A roster has at most 1 MB.");
            }
        }

        return kept.ToArray();
    }

    private static ProblemException Empty() => Refused("roster.empty", "The file has no row with a person.");

    private static ProblemException Encoding() => Refused(
        "roster.encoding", "The file is no CSV text in UTF-8 or GB18030. Save it as CSV, not as a workbook.");

    private static ProblemException TooManyRows() =>
        Refused("roster.too-many-rows", $"A roster has at most {MostRows} rows. Split it.");

    private static ProblemException Header(string[] unknown, string[] repeated, string[] missing)
    {
        var refused = Refused("roster.header", "The first row must name the columns as the template does.");
        (refused.Extensions["unknown"], refused.Extensions["repeated"], refused.Extensions["missing"]) =
            (unknown.Select(name => name[..Math.Min(name.Length, 50)]), repeated, missing);
        return refused;
    }

    private static ProblemException Refused(string code, string sentence) =>
        new(StatusCodes.Status400BadRequest, code, sentence);
}
