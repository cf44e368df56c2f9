using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Passports;

/// <summary>
/// Reads the two lines at the foot of a passport's data page (ICAO 9303-4) from a picture, so that nobody has to type
/// them. The picture is thrown away at once. It is a suggestion: the second line's five check digits hold, the first
/// line has none, so that the names have to be compared.
/// </summary>
public static class ReadPassportPage
{
    private const int MostBytes = 20_000_000;
    private const long MostPixels = 60_000_000;

    /// <param name="Line1">44 characters: state and names.</param>
    /// <param name="Line2">44 characters: number, nationality, birth, sex, expiry, with right check digits.</param>
    public record Response(string Line1, string Line2);

    /// <summary>
    /// The body is a JPEG or PNG picture. 413: more than 20 MB; 415: neither; 422 file.empty,
    /// file.damaged, passport.picture-too-large (60 million pixels), passport.not-readable.
    /// </summary>
    public static async Task<Ok<Response>> Handle(
        HttpRequest request, FileStore store, MrzReader reader, TimeProvider clock, CancellationToken ct)
    {
        await using var picture = await store.ReceiveAsync(request.Body, MostBytes, ct) ?? throw new ProblemException(
            StatusCodes.Status413PayloadTooLarge, "file.too-large", $"A picture may have {MostBytes:N0} bytes.");
        var kind = KindOf(picture);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await reader.ReadAsync(picture.Content.Name, kind, today, ct) is var (line1, line2)
            ? TypedResults.Ok(new Response(line1, line2))
            : throw Refused(
                "passport.not-readable",
                "The two lines at the foot of the page could not be read for certain. Take the picture straight from "
                + "above, in good light and with the whole page on it, or type the lines.");
    }

    private static string KindOf(ReceivedFile picture)
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
            : throw Refused("passport.picture-too-large", $"A picture may have {MostPixels:N0} pixels.");
    }

    private static ProblemException Refused(string code, string sentence) =>
        new(StatusCodes.Status422UnprocessableEntity, code, sentence);
}
