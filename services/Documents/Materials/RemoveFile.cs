using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The enterprise takes a file back. One that was handed in with a submission stays stored, for the record.
/// </summary>
public static class RemoveFile
{
    public static Task<Results<NoContent, NotFound>> OfCase(
        Guid caseId, Guid fileId, Caller caller, DocumentsDb db, HandedInFiles files, TimeProvider clock,
        CancellationToken ct) => RemoveAsync(caseId, fileId, caller, db, files, clock, ct);

    public static Task<Results<NoContent, NotFound>> OfOrder(
        Guid orderId, Guid fileId, Caller caller, DocumentsDb db, HandedInFiles files, TimeProvider clock,
        CancellationToken ct) => RemoveAsync(orderId, fileId, caller, db, files, clock, ct);

    private static async Task<Results<NoContent, NotFound>> RemoveAsync(
        Guid dossierId, Guid fileId, Caller caller, DocumentsDb db, HandedInFiles files, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockDossierAsync(dossierId, caller.EnterpriseId, ct);
        if (dossier.Remove(fileId, now) is not { } file)
        {
            return TypedResults.NotFound();
        }

        db.Audit(caller.Subject, "file.removed", fileId.ToString(), now);
        var leftover = dossier.IsFrozen(file) ? null : db.Leftovers.Add(new(file.PlaceInStore, now)).Entity;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        if (leftover is not null)
        {
            await files.ThrowAwayAsync(leftover, CancellationToken.None);
        }

        return TypedResults.NoContent();
    }
}
