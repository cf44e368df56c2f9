using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// Shows how a picture looks when it is cropped to the office's rule for the photo: turned upright, three wide to four
/// high, no larger than may be, and without what the camera noted. Nothing of it is kept; who likes it hands it in.
/// </summary>
public static class CropPhoto
{
    /// <summary>
    /// The body is a JPEG or PNG picture. 404 <c>office.unknown</c>, <c>materials.unknown-item</c>,
    /// <c>photo.no-rule</c>; 413, 415, and 422 <c>file.empty</c>, <c>file.damaged</c>, <c>file.pixels</c>, <c>photo.too-few-pixels</c>.
    /// </summary>
    public static async Task<FileContentHttpResult> Handle(
        string office, string item, HttpRequest request, ChecklistsInForce checklists, FileStore store,
        HttpResponse response, CancellationToken ct, Business business = Business.Application)
    {
        var wanted = (await checklists.GetAsync(office, business, ct)).Find(item) ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "materials.unknown-item", "No such item is asked for.");
        if (wanted is not { Portrait: true, Pixels: { } limits })
        {
            throw new ProblemException(
                StatusCodes.Status404NotFound, "photo.no-rule", "This item is no photo of a person.");
        }

        await using var picture = await SentPicture.ReceiveAsync(request, store, "file.pixels", ct);
        var cropped = $"{picture.File.Content.Name}-cropped";
        try
        {
            await CropAsync(picture, limits, cropped, ct);
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.CacheControl = "no-store";
            return TypedResults.Bytes(await File.ReadAllBytesAsync(cropped, ct), FileFacts.Jpeg);
        }
        finally
        {
            File.Delete(cropped);
        }
    }

    // What is too wide loses on both sides; what is too high loses at its foot: the head is above.
    private static async Task CropAsync(SentPicture picture, PixelLimits limits, string path, CancellationToken ct)
    {
        var upright = await LimitedProcess.RunAsync(
            "convert", [.. SentPicture.Limits, picture.Source, "-auto-orient", "-format", "%w %h", "info:"], ct);
        if (upright?.Split(' ') is not [var w, var h]
            || !int.TryParse(w, out var width) || !int.TryParse(h, out var height))
        {
            throw SentPicture.Damaged;
        }

        if (limits.PortraitWithin(width, height) is not var (cutWidth, cutHeight))
        {
            throw SentPicture.Refused(
                "photo.too-few-pixels",
                $"The picture is {width} × {height} pixels, and no photo of {limits.MinWidth} × {limits.MinHeight} can "
                + "be cut from it. Take it anew, or scan it finer.");
        }

        var size = $"{cutWidth}x{cutHeight}";
        if (await LimitedProcess.RunAsync(
            "convert",
            [
                .. SentPicture.Limits, picture.Source, "-auto-orient", "-strip", "-background", "white", "-flatten",
                "-colorspace", "sRGB", "-resize", $"{size}^", "-gravity", "north", "-extent", size, "-quality", "92",
                $"jpeg:{path}",
            ],
            ct) is null)
        {
            throw SentPicture.Damaged;
        }
    }
}
