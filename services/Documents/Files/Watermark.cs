using System.Globalization;
using System.Text;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Files;

/// <summary>
/// Lays who opens a file, and when, over a copy of it: whoever passes on what was opened, passes on their name.
/// ImageMagick writes it on pictures; qpdf lays a page of it over each page of a document.
/// </summary>
public static class Watermark
{
    public const string Font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

    private const int Side = 4_000; // a larger picture is made smaller: a screen shows no more of it
    private const int Width = 1_000, Height = 1_414; // as A4 upright, which is fitted to each page

    /// <summary>The reader's account, role and office, and the time.</summary>
    public static string[] Of(Caller caller, DateTimeOffset now) =>
    [
        Printable(caller.SignInName),
        Printable($"{caller.Role} {caller.Office}".Trim()),
        now.ToOffset(Clock.Shanghai).ToString("yyyy-MM-dd HH:mm 'UTC+8'", CultureInfo.InvariantCulture),
    ];

    /// <summary>The marked copy, which is gone when it is closed; null when none can be made.</summary>
    /// <param name="contentType">What it is: nothing is left to guess to a program.</param>
    public static async Task<Stream?> PutAsync(
        ReceivedFile file, string contentType, IReadOnlyList<string> lines, CancellationToken ct)
    {
        var path = file.Content.Name;
        var marked = $"{path}-marked";
        var done = contentType == FileFacts.Pdf
            ? await OnDocumentAsync(path, marked, lines, ct)
            : await OnPictureAsync(file, marked, contentType, lines, ct);
        if (!done)
        {
            File.Delete(marked);
            return null;
        }

        return new FileStream(
            marked, FileMode.Open, FileAccess.Read, FileShare.Delete, 64 * 1024, FileOptions.DeleteOnClose);
    }

    private static async Task<bool> OnPictureAsync(
        ReceivedFile file, string marked, string contentType, IReadOnlyList<string> lines, CancellationToken ct)
    {
        var facts = FileFacts.Of(file.Content);
        var format = contentType == FileFacts.Png ? "png" : "jpeg";
        var size = Math.Clamp(Math.Min(facts.Width ?? 0, Side) / 24, 9, 90);
        return await LimitedProcess.RunAsync(
            "convert",
            [
                "-limit", "memory", "1536MiB", "-limit", "disk", "0",
                "-size", $"{size * 25}x{size * 16}", "xc:none", "-font", Font, "-pointsize", $"{size}",
                "-fill", "#5a647388", "-gravity", "center",
                "-annotate", "-25x-25+0+0", string.Join('\n', lines.Select(Escaped)), "-write", "mpr:mark", "+delete",
                $"{format}:{file.Content.Name}", "-auto-orient", "-resize", $"{Side}x{Side}>",
                "-tile", "mpr:mark", "-draw", $"rectangle 0,0 {Side},{Side}", "-strip", "-quality", "90",
                $"{format}:{marked}",
            ],
            ct) is not null;
    }

    private static async Task<bool> OnDocumentAsync(
        string path, string marked, IReadOnlyList<string> lines, CancellationToken ct)
    {
        var overlay = $"{path}-overlay";
        try
        {
            await File.WriteAllBytesAsync(overlay, OverlayOf(lines), ct);
            return await LimitedProcess.RunAsync(
                "qpdf", ["--warning-exit-0", path, "--overlay", overlay, "--repeat=1", "--", marked], ct) is not null;
        }
        finally
        {
            File.Delete(overlay);
        }
    }

    // A page of nothing but the words, in rows that climb, half seen through.
    private static byte[] OverlayOf(IReadOnlyList<string> lines)
    {
        var page = new StringBuilder("/Half gs 0.35 0.39 0.45 rg BT /F1 18 Tf\n");
        for (var y = -100; y < Height; y += 220)
        {
            for (var x = 20; x < Width; x += 330)
            {
                foreach (var (i, line) in lines.Index())
                {
                    // 0.906 and 0.423 are the cosine and the sine of 25 degrees.
                    var (left, foot) = (x + (i * 9), y + 100 - (i * 21));
                    var hex = Convert.ToHexString(Encoding.ASCII.GetBytes(line));
                    page.Append(
                        CultureInfo.InvariantCulture, $"0.906 0.423 -0.423 0.906 {left} {foot} Tm <{hex}> Tj\n");
                }
            }
        }

        page.Append("ET\n");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Contents 4 0 R /Resources"
                + " << /Font << /F1 5 0 R >> /ExtGState << /Half << /ca 0.4 >> >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}endstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        return Pdf.Of(objects);
    }

    // What OverlayOf's font and ImageMagick's both have; an account is an e-mail address.
    private static string Printable(string text) =>
        string.Concat(text.Select(one => one is >= ' ' and <= '~' ? one : '?'));

    // ImageMagick takes % and \ for the beginning of something, and what begins with @ for a file's name.
    private static string Escaped(string line) =>
        line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal)
            .TrimStart('@');
}
