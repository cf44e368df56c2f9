using ApecCard.Documents.Checklists;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Response = ApecCard.Documents.Materials.HandedInFiles.Response;

namespace ApecCard.Documents.Uploads;

/// <summary>
/// All parts have come: the file is taken in like one that came at once. A file that does not pass (422) is gone; one
/// that has been taken already is answered again.
/// </summary>
public static class CompleteUpload
{
    public static async Task<Results<Created<Response>, Ok<Response>, NotFound>> Handle(
        Guid uploadId, Caller caller, DocumentsDb db, UploadParts parts, AskedItems items, FileIntake intake,
        HandedInFiles files, CancellationToken ct)
    {
        if (await db.LockUploadAsync(uploadId, caller.EnterpriseId, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        if (upload.FileId is { } known)
        {
            return await db.Files.FindAsync([known], ct) is { } file
                ? TypedResults.Ok(HandedInFiles.View(file))
                : TypedResults.NotFound();
        }

        upload.MustBeWhole();
        await using var content = parts.Open(upload);
        if (content is null)
        {
            return TypedResults.NotFound();
        }

        var wanted = await GetItemAsync(upload, items, caller, ct);
        await using var taken = await TakeAsync(upload, content, wanted, intake, db, parts, ct);
        var kept = await files.KeepAsync(
            taken, upload.DossierId, wanted, Uri.EscapeDataString(upload.Name), caller,
            file => upload.BecomeFile(file.Id), ct);
        parts.Destroy(upload.Id);
        return kept.Result is Created<Response> created ? created : (Ok<Response>)kept.Result;
    }

    private static Task<ChecklistItem> GetItemAsync(
        OpenUpload upload, AskedItems items, Caller caller, CancellationToken ct) =>
        upload.Business is Business.Application
            ? items.GetForCaseAsync(upload.DossierId, upload.Item, upload.Office, caller, ct)
            : items.GetForOrderAsync(
                upload.DossierId, upload.Item, upload.Office!, upload.Business, upload.Conditions, caller, ct);

    private static async Task<TakenFile> TakeAsync(
        OpenUpload upload, Stream content, ChecklistItem wanted, FileIntake intake, DocumentsDb db, UploadParts parts,
        CancellationToken ct)
    {
        try
        {
            var claimed = FileIntake.GetAccepted(upload.ContentType, wanted);
            var taken = await intake.TakeAsync(content, upload.Size, claimed, wanted, ct);
            if (upload.Sha256 is null || upload.Sha256 == taken.Received.Sha256)
            {
                return taken;
            }

            await taken.DisposeAsync();
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity, "upload.hash", "What has come is not what was announced.");
        }
        catch (ProblemException refusal) when (refusal.Status < StatusCodes.Status500InternalServerError)
        {
            db.Uploads.Remove(upload); // it would be refused again
            await db.SaveChangesAsync(ct);
            parts.Destroy(upload.Id);
            throw;
        }
    }
}
