using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Files;

/// <summary>A picture that is looked at and not kept.</summary>
/// <param name="ContentType">What its bytes are.</param>
public sealed record SentPicture(ReceivedFile File, string ContentType) : IAsyncDisposable
{
    private const int MostBytes = 20_000_000;
    private const long MostPixels = 60_000_000;

    /// <summary>What ImageMagick may use of the machine.</summary>
    public static readonly string[] Limits = ["-limit", "memory", "1GiB", "-limit", "disk", "0"];

    public static ProblemException Damaged => Refused(Decoding.Damaged.Code, Decoding.Damaged.Sentence);

    /// <summary>As ImageMagick is told: nothing is left to guess to it.</summary>
    public string Source => $"{(ContentType == FileFacts.Png ? "png" : "jpeg")}:{File.Content.Name}";

    /// <summary>
    /// The request's body, a JPEG or PNG picture. 413: more than 20 MB; 415: neither; 422 file.empty, file.damaged, and
    /// the code given for more than 60 million pixels.
    /// </summary>
    public static async Task<SentPicture> ReceiveAsync(
        HttpRequest request, FileStore store, string tooManyPixels, CancellationToken ct)
    {
        var file = await store.ReceiveAsync(request.Body, MostBytes, ct) ?? throw new ProblemException(
            StatusCodes.Status413PayloadTooLarge, "file.too-large", $"A picture may have {MostBytes:N0} bytes.");
        try
        {
            return new(file, KindOf(file, tooManyPixels));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public static ProblemException Refused(string code, string sentence) =>
        new(StatusCodes.Status422UnprocessableEntity, code, sentence);

    public ValueTask DisposeAsync() => File.DisposeAsync();

    private static string KindOf(ReceivedFile picture, string tooManyPixels)
    {
        if (picture.Size == 0)
        {
            throw Refused("file.empty", "There is nothing in the file.");
        }

        var facts = FileFacts.Of(picture.Content);
        if (facts.ContentType is not (FileFacts.Jpeg or FileFacts.Png))
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, "file.type-not-accepted", "Send a picture, JPEG or PNG.");
        }

        if (facts.Fault is { } fault)
        {
            throw Refused("file.damaged", fault);
        }

        return (long)facts.Width!.Value * facts.Height!.Value <= MostPixels
            ? facts.ContentType
            : throw Refused(tooManyPixels, $"A picture may have {MostPixels:N0} pixels.");
    }
}
