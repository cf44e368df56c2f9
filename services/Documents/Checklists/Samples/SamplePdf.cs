using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Checklists.Samples;

/// <summary>
/// Writes one page that says what an item is and how it is wanted, in fonts that viewers bring along: one for
/// Chinese, one for the rest.
/// </summary>
internal static partial class SamplePdf
{
    private const int Left = 60, LineWidth = 475; // of an A4 page, in points

    public static byte[] Of(ChecklistItem item)
    {
        var page = Page(item);
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R /F2 8 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}endstream",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
                + " /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] >>",
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
                + " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        return Pdf.Of(objects);
    }

    private static string Page(ChecklistItem item)
    {
        var page = new StringBuilder();
        var y = 760;
        foreach (var (text, size) in new[]
        {
            ("样本 SAMPLE", 48), (item.ChineseName, 24), (item.EnglishName, 16),
            (item.ChineseHelp ?? "", 12), (item.EnglishHelp ?? "", 12), ("样本，仅供参考。 A sample, to look at only.", 12),
        })
        {
            foreach (var line in Lines(text, 2 * LineWidth / size))
            {
                page.Append(CultureInfo.InvariantCulture, $"BT {Left} {y} Td");
                foreach (var run in Runs().Matches(line).Select(match => match.Value))
                {
                    var (font, encoding) = char.IsAscii(run[0])
                        ? ("F2", Encoding.ASCII)
                        : ("F1", Encoding.BigEndianUnicode);
                    var code = Convert.ToHexString(encoding.GetBytes(run));
                    page.Append(CultureInfo.InvariantCulture, $" /{font} {size} Tf <{code}> Tj");
                }

                page.Append(" ET\n");
                y -= size * 3 / 2;
            }

            y -= 14;
        }

        return page.ToString();
    }

    // A Chinese character is two wide and may stand at any end of a line; a word is not broken.
    private static IEnumerable<string> Lines(string text, int most)
    {
        var (line, width) = (new StringBuilder(), 0);
        foreach (var piece in Parts().Matches(text).Select(match => match.Value))
        {
            var wide = piece.Sum(one => char.IsAscii(one) ? 1 : 2);
            if (width > 0 && width + wide > most)
            {
                yield return line.ToString();
                line.Clear();
                width = 0;
            }

            line.Append(piece);
            width += wide;
        }

        yield return line.ToString();
    }

    [GeneratedRegex("[ -~]+|[^ -~]+")]
    private static partial Regex Runs();

    [GeneratedRegex("[!-~]+|[^!-~]")]
    private static partial Regex Parts();
}
