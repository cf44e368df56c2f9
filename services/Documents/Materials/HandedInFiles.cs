using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Keeps a file that was taken in, however it came, as one of the case or order: its bytes, its row and the note of who
/// did it, or nothing. The same bytes again for the same item are the file that is there already.
/// </summary>
public sealed class HandedInFiles(DocumentsDb db, FileStore store, TimeProvider clock)
{
    /// <param name="Sha256">Of the bytes, in lower-case hex.</param>
    /// <param name="ContentType">What the bytes are.</param>
    public record Response(Guid FileId, string Item, string Name, string Sha256, long Size, string ContentType);

    /// <param name="name">As the sender calls it, url-encoded.</param>
    /// <param name="also">What else changes with it.</param>
    public async Task<Results<Created<Response>, Ok<Response>>> KeepAsync(
        TakenFile taken, Guid dossierId, ChecklistItem wanted, string? name, Caller caller,
        Action<StoredFile>? also, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var key = store.NewKey();
        using var closed = await store.CloseAsync(taken.Received, key, ct);
        var file = new StoredFile
        {
            DossierId = dossierId,
            EnterpriseId = caller.EnterpriseId,
            Item = wanted.Item,
            Name = FileName.Of(name, wanted.Item, taken.ContentType),
            ContentType = taken.ContentType,
            Size = taken.Received.Size,
            Sha256 = taken.Received.Sha256,
            Scan = taken.Scan,
            KeptAs = closed.Name,
            Key = key,
            UploadedBy = caller.Subject,
            UploadedAt = now,
        };

        // Noted before they lie there: whatever happens now, bytes without a file are found.
        var leftover = db.Leftovers.Add(new(closed.Name, now)).Entity;
        await db.SaveChangesAsync(ct);
        await store.KeepAsync(closed, ct);
        var kept = await AddAsync(file, wanted, leftover, also, ct);
        if (kept == file)
        {
            return TypedResults.Created($"/files/{file.Id}", View(file));
        }

        await ThrowAwayAsync(leftover, ct);
        return TypedResults.Ok(View(kept));
    }

    /// <summary>
    /// Bytes whose file is gone go as well; the note of them, last. While they cannot be reached it stays, and they go
    /// later (<see cref="ThrowingAway"/>): what was done is done.
    /// </summary>
    public async Task ThrowAwayAsync(Leftover leftover, CancellationToken ct)
    {
        try
        {
            await store.DestroyAsync(leftover.Name, ct);
        }
        catch (ProblemException away) when (away.Code is "storage.away")
        {
            return;
        }

        await db.Leftovers.Where(one => one.Name == leftover.Name).ExecuteDeleteAsync(ct);
    }

    public static Response View(StoredFile file) =>
        new(file.Id, file.Item, file.Name, file.Sha256, file.Size, file.ContentType);

    private async Task<StoredFile> AddAsync(
        StoredFile file, ChecklistItem wanted, Leftover leftover, Action<StoredFile>? also, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockDossierAsync(file.DossierId, file.EnterpriseId, ct);
        StoredFile kept;
        try
        {
            kept = dossier.Add(wanted, file);
        }
        catch (ProblemException)
        {
            await transaction.RollbackAsync(ct);
            await ThrowAwayAsync(leftover, ct);
            throw;
        }

        also?.Invoke(kept);
        if (kept == file)
        {
            db.Leftovers.Remove(leftover); // fails when it was thrown away meanwhile: then so were the bytes
            db.Audit(file.UploadedBy, "file.uploaded", file.Id.ToString(), file.UploadedAt);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return kept;
    }
}
