using ApecCard.Documents.Files;

namespace ApecCard.Documents.Checklists.Samples;

/// <summary>
/// A file as an item wants it, clearly marked 样本 SAMPLE. It is made from what the item says, so that an item which an
/// administrator adds has one too, and always the same for the same item.
/// </summary>
public sealed record SampleFile(byte[] Bytes, string ContentType)
{
    /// <summary>The sample, or null when the item takes none that long.</summary>
    public static SampleFile? For(ChecklistItem item)
    {
        var type = item.AcceptedTypes.Contains(FileFacts.Pdf) ? FileFacts.Pdf : item.AcceptedTypes[^1];
        var bytes = type switch
        {
            FileFacts.Pdf => SamplePdf.Of(item),
            FileFacts.Jpeg => SampleJpeg.Of(SampleDrawing.For(item.Pixels)),
            _ => SamplePng.Of(SampleDrawing.For(item.Pixels)),
        };
        return bytes.Length > item.MaxBytes ? null : new(bytes, type);
    }
}
