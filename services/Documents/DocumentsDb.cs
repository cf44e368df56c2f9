using System.Text.Json;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.Documents.Retention;
using ApecCard.Documents.Uploads;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ApecCard.Documents;

public sealed class DocumentsDb(DbContextOptions<DocumentsDb> options) : ServiceDbContext(options)
{
    public DbSet<Checklist> Checklists => Set<Checklist>();
    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Manifest> Manifests => Set<Manifest>();
    public DbSet<OpenUpload> Uploads => Set<OpenUpload>();
    public DbSet<Leftover> Leftovers => Set<Leftover>();
    public DbSet<Purge> Purges => Set<Purge>();

    /// <summary>
    /// What the enterprise has handed in for the case or order, in one query; null when it is nothing yet.
    /// </summary>
    public Task<Dossier?> FindDossierAsync(Guid dossierId, Guid enterpriseId, CancellationToken ct) =>
        Dossiers.Include(dossier => dossier.Files).SingleOrDefaultAsync(
            dossier => dossier.Id == dossierId && dossier.EnterpriseId == enterpriseId, ct);

    /// <summary>
    /// The same, for who changes it: the next one waits until this transaction ends. A page uploads several files at
    /// once while it submits, and nobody should be told that another came first.
    /// </summary>
    public async Task<Dossier> LockDossierAsync(Guid dossierId, Guid enterpriseId, CancellationToken ct)
    {
        await Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"{dossierId} {enterpriseId}"}, 0))", ct);
        return await FindDossierAsync(dossierId, enterpriseId, ct)
            ?? Dossiers.Add(new() { Id = dossierId, EnterpriseId = enterpriseId }).Entity;
    }

    public Task<OpenUpload?> FindUploadAsync(Guid uploadId, Guid enterpriseId, CancellationToken ct) =>
        Uploads.AsNoTracking().SingleOrDefaultAsync(
            upload => upload.Id == uploadId && upload.EnterpriseId == enterpriseId, ct);

    /// <summary>The same, for who changes it: in a transaction, the next one waits until it ends.</summary>
    public Task<OpenUpload?> LockUploadAsync(Guid uploadId, Guid enterpriseId, CancellationToken ct) => Uploads
        .FromSql($"""
            select * from "Uploads" where "Id" = {uploadId} and "EnterpriseId" = {enterpriseId} for update
            """)
        .SingleOrDefaultAsync(ct);

    /// <summary>
    /// What was frozen for the case or order; there is something as soon as anybody speaks of its submission.
    /// </summary>
    public async Task<Dossier> GetFrozenAsync(Guid dossierId, CancellationToken ct) =>
        await FindFrozenAsync(dossierId, ct) ?? throw new TooEarlyException($"Nothing is frozen for {dossierId}.");

    /// <summary>The same; null when nothing was.</summary>
    public async Task<Dossier?> FindFrozenAsync(Guid dossierId, CancellationToken ct)
    {
        var owner = await Dossiers.Where(dossier => dossier.Id == dossierId && dossier.ManifestVersion > 0)
            .Select(dossier => dossier.EnterpriseId).ToListAsync(ct);
        return owner is [var enterpriseId] ? await LockDossierAsync(dossierId, enterpriseId, ct) : null;
    }

    /// <summary>From when on the files of a case, and of the orders on it, are not needed any more.</summary>
    public async Task EndCaseAsync(Guid caseId, RetentionClass why, DateTimeOffset at, CancellationToken ct)
    {
        var ids = await Dossiers.Where(dossier => dossier.CaseId == caseId).Select(dossier => dossier.Id).ToListAsync(ct);
        foreach (var id in ids.Prepend(caseId))
        {
            (await FindFrozenAsync(id, ct))?.End(why, at);
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Checklist>(list =>
        {
            list.HasKey(one => new { one.Office, one.Business, one.Version });
            IsJson(list.Property(one => one.Items));
        });
        modelBuilder.Entity<Dossier>(dossier =>
        {
            dossier.HasKey(one => new { one.Id, one.EnterpriseId });
            dossier.Property(one => one.RowVersion).IsRowVersion();
            dossier.HasMany(one => one.Files).WithOne()
                .HasForeignKey(file => new { file.DossierId, file.EnterpriseId });
            dossier.HasIndex(one => one.CaseId);
            dossier.HasIndex(one => new { one.EndedAs, one.EndedAt });
            IsJson(dossier.Property(one => one.Manifest));
            IsJson(dossier.Property(one => one.Conditions));
        });
        modelBuilder.Entity<StoredFile>(file =>
        {
            file.Property(one => one.Id).ValueGeneratedNever();
            file.Ignore(one => one.PlaceInStore);
        });
        modelBuilder.Entity<OpenUpload>(upload =>
        {
            upload.Property(one => one.Id).ValueGeneratedNever();
            upload.PrimitiveCollection(one => one.Parts).HasField("_parts").HasColumnType("uuid[]");
            IsJson(upload.Property(one => one.Conditions));
            upload.HasIndex(one => new { one.EnterpriseId, one.DossierId });
            upload.HasIndex(one => one.LastHeardAt);
        });
        modelBuilder.Entity<Purge>().HasIndex(one => one.PurgedAt);
        modelBuilder.Entity<Leftover>().HasKey(one => one.Name);
        modelBuilder.Entity<Leftover>().HasIndex(one => one.Since);
        modelBuilder.Entity<Manifest>(manifest =>
        {
            manifest.HasKey(one => new { one.DossierId, one.EnterpriseId, one.Version });
            IsJson(manifest.Property(one => one.Conditions));
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
