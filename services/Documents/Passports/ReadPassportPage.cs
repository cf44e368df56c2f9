using ApecCard.Documents.Files;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Passports;

/// <summary>
/// Reads the two lines at the foot of a passport's data page (ICAO 9303-4) from a picture, so that nobody has to type
/// them. The picture is thrown away at once. It is a suggestion: the second line's five check digits hold, the first
/// line has none, so that the names have to be compared.
/// </summary>
public static class ReadPassportPage
{
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
        await using var picture = await SentPicture.ReceiveAsync(request, store, "passport.picture-too-large", ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return await reader.ReadAsync(
            picture.File.Content.Name, picture.ContentType, today, ct) is var (line1, line2)
            ? TypedResults.Ok(new Response(line1, line2))
            : throw SentPicture.Refused(
                "passport.not-readable",
                "The two lines at the foot of the page could not be read for certain. Take the picture straight from "
                + "above, in good light and with the whole page on it, or type the lines.");
    }
}
