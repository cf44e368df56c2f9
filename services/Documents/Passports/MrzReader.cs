using ApecCard.Documents.Files;

namespace ApecCard.Documents.Passports;

/// <summary>
/// Lets ImageMagick straighten a picture and Tesseract read it: upright and turned on either side, each time the whole,
/// its foot and in another size. Two looks must see the same, because no digit checks the names.
/// </summary>
public sealed class MrzReader
{
    private static readonly string[] _turns = ["0", "90", "270"];
    private static readonly string[][] _looks =
    [
        [],
        ["-gravity", "south", "-crop", "100%x35%+0+0", "+repage"],
        ["-resize", "75%"],
    ];

    /// <param name="path">A picture in a folder that may be written to.</param>
    /// <param name="contentType">What it is: nothing is left to guess to a program.</param>
    /// <param name="today">Nobody is born after today.</param>
    /// <returns>The two lines; null when they cannot be read for certain.</returns>
    public async Task<(string Line1, string Line2)?> ReadAsync(
        string path, string contentType, DateOnly today, CancellationToken ct)
    {
        var straight = $"{path}-straight";
        try
        {
            foreach (var turn in _turns)
            {
                var seen = new HashSet<(string, string)>();
                foreach (var look in _looks)
                {
                    string[] options = ["-rotate", turn, .. look];
                    if (await StraightenAsync(path, contentType, options, straight, ct)
                        && await RecogniseAsync(straight, ct) is { } text
                        && RecognisedMrz.Find(text, today) is { } lines
                        && !seen.Add(lines))
                    {
                        return lines;
                    }
                }
            }

            return null;
        }
        finally
        {
            File.Delete(straight);
        }
    }

    private static async Task<bool> StraightenAsync(
        string path, string contentType, string[] options, string straight, CancellationToken ct)
    {
        var format = contentType == FileFacts.Png ? "png" : "jpeg";
        return await LimitedProcess.RunAsync(
            "convert",
            [
                "-limit", "memory", "1GiB", "-limit", "disk", "0",
                $"{format}:{path}", "-auto-orient", "-colorspace", "Gray", "-resize", "2000x2000>",
                .. options, "-background", "white", "-deskew", "40%", "-normalize", $"png:{straight}",
            ],
            ct) is not null;
    }

    private static Task<string?> RecogniseAsync(string path, CancellationToken ct) => LimitedProcess.RunAsync(
        "tesseract",
        [
            path, "stdout", "--psm", "6", "-l", "eng",
            "-c", "tessedit_char_whitelist=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
            "-c", "load_system_dawg=0", "-c", "load_freq_dawg=0",
        ],
        ct);
}
