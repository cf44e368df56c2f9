using System.Diagnostics;

namespace ApecCard.Testing;

/// <summary>A passport's data page with its two lines in OCR-B, drawn by ImageMagick as a camera sees it.</summary>
public static class PassportPicture
{
    private const string Font = "/usr/share/fonts/opentype/ocr-b/OCRB.otf";

    /// <param name="line1">44 characters.</param>
    /// <param name="line2">44 characters.</param>
    /// <param name="format">As ImageMagick calls it.</param>
    /// <param name="camera">What ImageMagick does to the page, which is 1,400 pixels wide.</param>
    public static byte[] Draw(string line1, string line2, string format, params string[] camera)
    {
        string[] page =
        [
            "-size", "1400x1000", "xc:#e9eef2", "-fill", "#222",
            "-font", "DejaVu-Sans", "-pointsize", "28",
            "-annotate", "+520+180", "PASSPORT", "-annotate", "+520+260", "SAMPLE", "-annotate", "+520+340", "CHN",
            "-font", Font, "-pointsize", "40", "-annotate", "+60+880", line1, "-annotate", "+60+950", line2,
        ];
        var start = new ProcessStartInfo("convert", [.. page, "-seed", "7", .. camera, $"{format}:-"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var picture = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(picture);
        process.WaitForExit();
        return process.ExitCode == 0 ? picture.ToArray() : throw new InvalidOperationException("convert failed.");
    }
}
