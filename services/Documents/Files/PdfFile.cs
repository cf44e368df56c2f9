using System.Text;
using System.Text.RegularExpressions;

namespace ApecCard.Documents.Files;

/// <summary>
/// PDF (ISO 32000): the header is the very beginning; "startxref", a place where the cross-reference really is, and
/// "%%EOF" are the very end. Readers tolerate more; a tolerant check lets in what is also something else.
/// </summary>
internal static partial class PdfFile
{
    private const int TailLength = 1024;

    public static ReadOnlySpan<byte> Start => "%PDF-"u8;

    public static FileFacts Inspect(Stream content) =>
        !Header().IsMatch(Read(content, 0, 8)) ? Broken("Its beginning is damaged.")
        : Trailer().Match(ReadTail(content)) is not { Success: true } end
            ? Broken("Its end is missing, or something follows it.")
        : !long.TryParse(end.Groups["place"].ValueSpan, out var place) || place >= content.Length
            || !CrossReference().IsMatch(Read(content, place, 32))
            ? Broken("Its table of contents is not where it says.")
        : new(FileFacts.Pdf);

    private static FileFacts Broken(string fault) => new(FileFacts.Pdf, fault);

    private static string ReadTail(Stream content) =>
        Read(content, Math.Max(0, content.Length - TailLength), TailLength);

    private static string Read(Stream content, long from, int count)
    {
        var bytes = new byte[count];
        content.Position = from;
        return Encoding.Latin1.GetString(bytes, 0, content.ReadAtLeast(bytes, count, throwOnEndOfStream: false));
    }

    [GeneratedRegex(@"\A%PDF-[12]\.[0-9]")]
    private static partial Regex Header();

    [GeneratedRegex(@"startxref[\0\s]+(?<place>[0-9]{1,18})[\0\s]+%%EOF[\0\s]*\z", RegexOptions.RightToLeft)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"\A\s*(xref\b|[0-9]+\s+[0-9]+\s+obj\b)")]
    private static partial Regex CrossReference();
}
