using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// A small picture of a file, to find it by, for who may read the file; an officer's carries the officer's account and
/// the time. It is noted once a day for each who looks, because a page shows many at once.
/// </summary>
public static class GetThumbnail
{
    public const string Action = "file.thumbnail";
    private static readonly TimeSpan _notedFor = TimeSpan.FromDays(1);

    /// <summary>
    /// A JPEG of 240 pixels at most on its longer side. 404 also <c>file.no-thumbnail</c>: none can be made.
    /// </summary>
    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid fileId, Caller caller, DocumentsDb db, FileStore store, Thumbnails thumbnails, TimeProvider clock,
        HttpResponse response, CancellationToken ct)
    {
        if (await db.Files.FindAsync([fileId], ct) is not { } file
            || await db.Dossiers.FindAsync([file.DossierId, file.EnterpriseId], ct) is not { } dossier
            || !ReadFile.IsEntitled(caller, dossier, file)
            || file.PurgedAt is not null
            || await store.FindAsync(file.PlaceInStore, file.Key, ct) is not { } bytes)
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var small = await thumbnails.OfAsync(fileId, file.ContentType, bytes, ct);
        var shown = small is null || caller.IsOfEnterprise
            ? small
            : await thumbnails.MarkAsync(small, Watermark.Of(caller, now), ct);
        if (shown is null)
        {
            throw new ProblemException(
                StatusCodes.Status404NotFound, "file.no-thumbnail", "No small picture of this file can be made.");
        }

        var (subject, since) = (fileId.ToString(), now - _notedFor);
        if (!await db.AuditEntries.AnyAsync(
            entry => entry.Subject == subject && entry.Action == Action && entry.Actor == caller.Subject
                && entry.At > since,
            ct))
        {
            db.AuditReading(
                caller, Action, subject,
                caller.IsOfEnterprise ? ReadingPurpose.OwnFile : ReadingPurpose.Review, now);
            await db.SaveChangesAsync(ct);
        }

        ReadFile.MayBeKeptByNobody(response);
        return TypedResults.Bytes(shown, FileFacts.Jpeg);
    }
}
