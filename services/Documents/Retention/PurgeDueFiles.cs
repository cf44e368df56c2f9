using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Retention;

/// <summary>
/// Destroys files whose time has come: first their keys, with which the bytes are nothing any more wherever there is a
/// copy of them, then the bytes. What stays is that there was a file, and its hash.
/// </summary>
public sealed class PurgeDueFiles(
    IServiceScopeFactory scopes, FileStore store, IOptions<RetentionSettings> settings, TimeProvider clock,
    ILogger<PurgeDueFiles> logger) : Rounds(TimeSpan.FromHours(1), logger)
{
    private const string Actor = "retention";

    public override async Task<bool> DoNextAsync(CancellationToken ct)
    {
        foreach (var one in Enum.GetValues<RetentionClass>())
        {
            if (await PurgeNextAsync(one, ct))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<bool> PurgeNextAsync(RetentionClass one, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        var now = clock.GetUtcNow();
        var before = now.AddDays(-settings.Value.DaysOf(one));
        if (await FindAsync(db, one, before, ct) is not var (dossierId, enterpriseId))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockDossierAsync(dossierId, enterpriseId, ct);
        if (dossier.DueSince(one) is not { } since || since > before)
        {
            return true; // something came meanwhile: another replica, or a new file
        }

        var purged = dossier.Purge(now);
        var leftovers = purged.Select(file => new Leftover(file.PlaceInStore, now)).ToArray();
        db.Leftovers.AddRange(leftovers);
        db.Purges.Add(new(
            Guid.CreateVersion7(now), dossierId, one, purged.Length, purged.Sum(file => file.Size), now));
        db.Audit(Actor, "files.purged", dossierId.ToString(), now, one.ToString());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        logger.LogInformation("The {Files} files of {DossierId} were destroyed: {Class}", purged.Length, dossierId, one);
        foreach (var leftover in leftovers)
        {
            await store.DestroyAsync(leftover.Name, ct);
            await db.Leftovers.Where(left => left.Name == leftover.Name).ExecuteDeleteAsync(ct);
        }

        return true;
    }

    private static async Task<(Guid DossierId, Guid EnterpriseId)?> FindAsync(
        DocumentsDb db, RetentionClass one, DateTimeOffset before, CancellationToken ct)
    {
        var due = await db.Dossiers.AsNoTracking().CountedAs(one).Where(counted => counted.Since <= before)
            .OrderBy(counted => counted.Since).FirstOrDefaultAsync(ct);
        return due is null ? null : (due.DossierId, due.EnterpriseId);
    }
}
