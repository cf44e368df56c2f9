using ApecCard.Documents.Uploads;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// Every minute, throws away what was left by processes that ended, and uploads that nobody goes on with.
/// </summary>
public sealed class ThrowingAway(
    IServiceScopeFactory scopes, FileStore store, WorkFolder work, UploadParts parts,
    IOptions<UploadSettings> settings, TimeProvider clock, ILogger<ThrowingAway> logger)
    : Rounds(TimeSpan.FromMinutes(1), logger)
{
    /// <summary>Who takes longer than this from noting bytes to keeping their file is told to try again.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        if (work.ThrowAwayLeft(DateTime.UtcNow - WorkFolder.Grace) is > 0 and var count)
        {
            logger.LogInformation("{Count} files that were being received when a process ended are gone", count);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        await ThrowAwayUploadsAsync(db, ct);
        return await ThrowAwayBytesAsync(db, ct);
    }

    private async Task ThrowAwayUploadsAsync(DocumentsDb db, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - settings.Value.KeepFor;
        await db.Uploads.Where(upload => upload.LastHeardAt < before).ExecuteDeleteAsync(ct);
        var there = work.UploadsWithParts().ToArray();
        var known = await db.Uploads.Where(upload => there.Contains(upload.Id) && upload.FileId == null)
            .Select(upload => upload.Id).ToListAsync(ct);
        foreach (var gone in there.Except(known))
        {
            parts.Destroy(gone);
        }
    }

    private async Task<bool> ThrowAwayBytesAsync(DocumentsDb db, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = clock.GetUtcNow() - _patience;
        if (await db.Leftovers.FromSql(
                $"""select * from "Leftovers" where "Since" < {before} limit 1 for update skip locked""")
            .SingleOrDefaultAsync(ct) is not { } left)
        {
            return false;
        }

        await store.DestroyAsync(left.Name, ct);
        db.Leftovers.Remove(left);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
