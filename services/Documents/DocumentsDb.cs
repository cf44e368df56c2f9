using System.Text.Json;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApecCard.Documents;

public sealed class DocumentsDb(DbContextOptions<DocumentsDb> options) : ServiceDbContext(options)
{
    public DbSet<Checklist> Checklists => Set<Checklist>();
    public DbSet<CaseMaterials> Materials => Set<CaseMaterials>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Manifest> Manifests => Set<Manifest>();

    /// <summary>What the enterprise has handed in for the case, in one query; null when it is nothing yet.</summary>
    public Task<CaseMaterials?> FindMaterialsAsync(Guid caseId, Guid enterpriseId, CancellationToken ct) =>
        Materials.Include(materials => materials.Files).SingleOrDefaultAsync(
            materials => materials.CaseId == caseId && materials.EnterpriseId == enterpriseId, ct);

    /// <summary>
    /// The same, for who changes it: the next one waits until this transaction ends. A page uploads several files at
    /// once while it submits, and nobody should be told that another came first.
    /// </summary>
    public async Task<CaseMaterials> LockMaterialsAsync(Guid caseId, Guid enterpriseId, CancellationToken ct)
    {
        await Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"{caseId} {enterpriseId}"}, 0))", ct);
        return await FindMaterialsAsync(caseId, enterpriseId, ct)
            ?? Materials.Add(new() { CaseId = caseId, EnterpriseId = enterpriseId }).Entity;
    }

    /// <summary>What was frozen for the case; there is something as soon as anybody speaks of its submission.</summary>
    public async Task<CaseMaterials> GetFrozenAsync(Guid caseId, CancellationToken ct)
    {
        var owner = await Materials.Where(materials => materials.CaseId == caseId && materials.ManifestVersion > 0)
            .Select(materials => materials.EnterpriseId).ToListAsync(ct);
        return owner is [var enterpriseId]
            ? await LockMaterialsAsync(caseId, enterpriseId, ct)
            : throw new TooEarlyException($"Nothing is frozen for case {caseId}.");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Checklist>(list =>
        {
            list.HasKey(one => new { one.Office, one.Version });
            IsJson(list.Property(one => one.Items));
        });
        modelBuilder.Entity<CaseMaterials>(materials =>
        {
            materials.HasKey(one => new { one.CaseId, one.EnterpriseId });
            materials.Property(one => one.RowVersion).IsRowVersion();
            materials.HasMany(one => one.Files).WithOne().HasForeignKey(file => new { file.CaseId, file.EnterpriseId });
            IsJson(materials.Property(one => one.Manifest));
        });
        modelBuilder.Entity<StoredFile>().Property(file => file.Id).ValueGeneratedNever();
        modelBuilder.Entity<Manifest>(manifest =>
        {
            manifest.HasKey(one => new { one.CaseId, one.EnterpriseId, one.Version });
            IsJson(manifest.Property(one => one.Files));
        });
    }

    // Such values are replaced as a whole, never changed inside.
    private static void IsJson<T>(PropertyBuilder<T> property) where T : class => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, Json.Options),
            json => JsonSerializer.Deserialize<T>(json, Json.Options)!,
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value.GetHashCode(), value => value));
}
