using System.ComponentModel.DataAnnotations;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The bytes of a file, or a range of them (206; 416 file.range when there are none so far), for those entitled; for all
/// others there is no such file. Every reading is noted, with what for. An officer gets a copy, whole, that says on each
/// page who opened it and when; the file itself only the enterprise gets, and the ministry's officers who examine how
/// the case was handled. 410 file.purged when its time was over.
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

        if (file.PurgedAt is not null)
        {
            throw new ProblemException(
                StatusCodes.Status410Gone, "file.purged", "The file was destroyed when the time it is kept was over.");
        }

        if (await store.FindAsync(file.PlaceInStore, file.Key, ct) is not { } bytes)
        {
            logger.LogError("The bytes of file {FileId} are not in the file store", fileId);
            return TypedResults.NotFound();
        }

        var copied = !caller.IsOfEnterprise
            && !(caller.Is(Roles.MinistryOfficer) && purpose is ReadingPurpose.Audit);
        if (!copied && IsBeyond(response.HttpContext.Request.GetTypedHeaders().Range, bytes.Length))
        {
            await bytes.DisposeAsync();
            throw new ProblemException(
                StatusCodes.Status416RangeNotSatisfiable, "file.range", $"The file has {file.Size:N0} bytes.");
        }

        var now = clock.GetUtcNow();
        var shown = copied ? await MarkAsync(bytes, file, caller, store, now, ct) : bytes;
        db.AuditReading(
            caller, Action, fileId.ToString(),
            caller.IsOfEnterprise ? ReadingPurpose.OwnFile : purpose ?? ReadingPurpose.Review, now);
        await db.SaveChangesAsync(ct);

        MayBeKeptByNobody(response);
        return copied
            ? TypedResults.Stream(shown, file.ContentType, file.Name)
            : TypedResults.Stream(
                shown, file.ContentType, file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""),
                enableRangeProcessing: true);
    }

    /// <summary>
    /// A file is shown to the one who asked, as what it is: kept by nobody on the way, guessed at by no browser.
    /// </summary>
    public static void MayBeKeptByNobody(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "no-store";
    }

    private static async Task<Stream> MarkAsync(
        Stream bytes, StoredFile file, Caller caller, FileStore store, DateTimeOffset now, CancellationToken ct)
    {
        await using var own = bytes;
        await using var plain = (await store.ReceiveAsync(bytes, file.Size, ct))!;
        return await Watermark.PutAsync(plain, file.ContentType, Watermark.Of(caller, now), ct)
            ?? throw new ProblemException(
                StatusCodes.Status503ServiceUnavailable, "file.not-marked",
                "No copy with your name on it could be made at the moment. Try again in a few minutes.");
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
