using System.ComponentModel.DataAnnotations;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The bytes of a file, or a range of them (206; 416 file.range when there are none so far), for those entitled; for all
/// others there is no such file. Every reading is noted, with what for.
/// </summary>
public static class ReadFile
{
    public const string Action = "file.read";

    /// <param name="purpose">What an officer reads it for; to review, when nothing is said.</param>
    public static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        Guid fileId,
        [AllowedValues(
            null, ReadingPurpose.Review, ReadingPurpose.Guidance, ReadingPurpose.Complaint, ReadingPurpose.Audit)]
        ReadingPurpose? purpose,
        Caller caller, DocumentsDb db, FileStore store, TimeProvider clock, HttpResponse response,
        ILogger<FileStore> logger, CancellationToken ct)
    {
        if (await db.Files.FindAsync([fileId], ct) is not { } file
            || await db.Dossiers.FindAsync([file.DossierId, file.EnterpriseId], ct) is not { } dossier
            || !IsEntitled(caller, dossier, file))
        {
            return TypedResults.NotFound();
        }

        if (store.Find(fileId, file.Key) is not { } bytes)
        {
            logger.LogError("The bytes of file {FileId} are not in the file store", fileId);
            return TypedResults.NotFound();
        }

        if (IsBeyond(response.HttpContext.Request.GetTypedHeaders().Range, bytes.Length))
        {
            await bytes.DisposeAsync();
            throw new ProblemException(
                StatusCodes.Status416RangeNotSatisfiable, "file.range", $"The file has {file.Size:N0} bytes.");
        }

        db.AuditReading(
            caller, Action, fileId.ToString(),
            caller.IsOfEnterprise ? ReadingPurpose.OwnFile : purpose ?? ReadingPurpose.Review, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        // A file is shown to the one who asked, as what it is: kept by nobody on the way, guessed at by no browser.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(
            bytes, file.ContentType, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
            enableRangeProcessing: true);
    }

    private static bool IsBeyond(RangeHeaderValue? range, long length) =>
        range?.Unit == "bytes" && range.Ranges.All(part => part.From >= length);

    /// <summary>
    /// The enterprise and its agents; the officers of the office that it was last frozen for and those of the
    /// ministry, but only what is frozen: a draft is nobody else's business.
    /// </summary>
    public static bool IsEntitled(Caller caller, Dossier dossier, StoredFile file) =>
        caller.IsOfEnterprise ? caller.EnterpriseId == file.EnterpriseId
        : caller.Is(Roles.MinistryOfficer) ? dossier.IsFrozen(file)
        : (caller.Is(Roles.PreliminaryOfficer) || caller.Is(Roles.ForeignAffairsOfficer))
            && dossier.IsFrozen(file) && caller.Office == dossier.Office;
}
