using System.Globalization;
using ApecCard.Documents.Files;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// The guide's photo (二寸白底照片, domain §6): upright, three to four, white all around the head. Each refusal says what
/// to change.
/// </summary>
public static class PortraitRule
{
    // Shops cut two inches as 35 × 45 mm (0.78) and as 35 × 49 mm (0.71): both are within.
    private const double Ratio = 0.75, Tolerance = 0.05;
    private const double LeastWhite = 0.85;

    /// <summary>Why its size will not do, or null when it will.</summary>
    public static (string Code, string Sentence)? WhyNot(FileFacts facts, PixelLimits? limits)
    {
        var (width, height) = (facts.Width!.Value, facts.Height!.Value);
        return limits is not null && (width < limits.MinWidth || height < limits.MinHeight)
            ? ("photo.too-few-pixels",
                $"The photo is {width} × {height} pixels; {limits.MinWidth} × {limits.MinHeight} are the least. Take "
                + "it anew, or scan it finer.")
            : limits is not null && (width > limits.MaxWidth || height > limits.MaxHeight)
            ? ("photo.too-many-pixels",
                $"The photo is {width} × {height} pixels; {limits.MaxWidth} × {limits.MaxHeight} are the most. Crop "
                + "it, or make it smaller.")
            : Math.Abs(((double)width / height) - Ratio) > Tolerance
            ? ("photo.ratio",
                $"The photo is {width} × {height} pixels; it must be upright, three wide to four high. Crop it.")
            : null;
    }

    /// <summary>
    /// Why what is behind the person will not do, or null when it will: looked at are the edge above the head and those
    /// beside it, because the shoulders may reach to the sides.
    /// </summary>
    /// <param name="contentType">What the picture is: nothing is left to guess to a program.</param>
    public static async Task<(string Code, string Sentence)?> WhyNotAsync(
        string path, string contentType, CancellationToken ct)
    {
        // A point is white when each of its three colours is nearly full. The edges: above, left and right of the head.
        var shares = await LimitedProcess.RunAsync(
            "convert",
            [
                "-limit", "memory", "1GiB", "-limit", "disk", "0",
                $"{(contentType == FileFacts.Png ? "png" : "jpeg")}:{path}", "-auto-orient", "-background", "white",
                "-flatten", "-resize", "150x200!", "-colorspace", "sRGB", "-type", "TrueColor",
                "-separate", "-evaluate-sequence", "min", "-threshold", "85%",
                "(", "-clone", "0", "-crop", "150x12+0+0", "+repage", ")",
                "(", "-clone", "0", "-crop", "12x100+0+0", "+repage", ")",
                "(", "-clone", "0", "-crop", "12x100+138+0", "+repage", ")",
                "-delete", "0", "-format", "%[fx:mean] ", "info:",
            ],
            ct);
        if (shares is null)
        {
            return Decoding.Damaged;
        }

        var least = shares.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Min(share => double.Parse(share, CultureInfo.InvariantCulture));
        return least >= LeastWhite
            ? null
            : ("photo.background",
                $"Of an edge beside or above the head, only {least * 100:0} % is white; {LeastWhite * 100:0} % are the "
                + "least. Take the photo before a white wall in even light.");
    }
}
