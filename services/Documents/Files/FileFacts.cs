namespace ApecCard.Documents.Files;

/// <summary>What a file is, judged by its bytes alone: never by its name or by what the sender says.</summary>
/// <param name="ContentType">The media type, or null when the bytes are of no kind we take.</param>
/// <param name="Fault">What is wrong with the file's structure, as a sentence for people; null when it is
/// sound.</param>
/// <param name="Width">Of a picture, in pixels.</param>
/// <param name="Height">Of a picture, in pixels.</param>
public sealed record FileFacts(string? ContentType, string? Fault = null, int? Width = null, int? Height = null)
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Pdf = "application/pdf";

    private static readonly FileFacts _unknown = new((string?)null);

    /// <summary>
    /// Looks through a seekable stream from its beginning. Never throws because of what the bytes are.
    /// </summary>
    public static FileFacts Of(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        content.Position = 0;

        return head switch
        {
            _ when head.StartsWith(JpegFile.Start) => JpegFile.Inspect(new(content)),
            _ when head.StartsWith(PngFile.Start) => PngFile.Inspect(new(content)),
            _ when head.StartsWith(PdfFile.Start) => PdfFile.Inspect(content),
            _ => _unknown,
        };
    }
}
