using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The enterprise takes a file back. One that was handed in with a submission stays stored, for the record.
/// </summary>
public static class RemoveFile
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid caseId, Guid fileId, Caller caller, DocumentsDb db, FileStore store, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var materials = await db.LockMaterialsAsync(caseId, caller.EnterpriseId, ct);
        if (materials.Remove(fileId, now) is not { } file)
        {
            return TypedResults.NotFound();
        }

        db.Audit(caller.Subject, "file.removed", fileId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(CancellationToken.None);
        if (!materials.IsFrozen(file))
        {
            store.Destroy(fileId);
        }

        return TypedResults.NoContent();
    }
}
