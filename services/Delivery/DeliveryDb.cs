using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Offices;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.Delivery.Returns;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery;

public sealed class DeliveryDb(DbContextOptions<DeliveryDb> options) : ServiceDbContext(options)
{
    private const string CardSerial = "CardSerial";

    public DbSet<HandoverConfiguration> Handovers => Set<HandoverConfiguration>();
    public DbSet<ProductionJob> Jobs => Set<ProductionJob>();
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Personalisation> Personalisations => Set<Personalisation>();
    public DbSet<Strike> Strikes => Set<Strike>();
    public DbSet<CardReturn> Returns => Set<CardReturn>();
    public DbSet<VirtualCardKey> VirtualCardKeys => Set<VirtualCardKey>();

    /// <summary>The running number of the next card: ascending, unique, with a gap where production failed.</summary>
    public async Task<long> NextSerialAsync(CancellationToken ct) =>
        (await Database.SqlQuery<long>($"""select nextval('"CardSerial"') as "Value" """).ToListAsync(ct)).Single();

    /// <summary>
    /// Cards that count, whose last day is before today and that no other replica is busy with, for who expires them.
    /// </summary>
    public Task<List<Card>> LockExpiredCardsAsync(DateOnly today, int atMost, CancellationToken ct) => Cards
        .FromSql($"""
            select *, xmin from "Cards" where "Validity" in ('NotYetLive', 'Live') and "ExpiresOn" < {today}
            order by "ExpiresOn" limit {atMost} for update skip locked
            """)
        .ToListAsync(ct);

    /// <summary>Old cards whose holders are to be reminded, and that no other replica is busy with.</summary>
    public Task<List<CardReturn>> LockDueReturnsAsync(DateTimeOffset now, int atMost, CancellationToken ct) => Returns
        .FromSql($"""
            select *, xmin from "Returns" where "RemindAt" <= {now}
            order by "RemindAt" limit {atMost} for update skip locked
            """)
        .ToListAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>(CardSerial).HasMax(99_999_999);
        modelBuilder.Entity<HandoverConfiguration>(office =>
        {
            office.HasKey(o => new { o.Office, o.Version });
            office.PrimitiveCollection(o => o.Methods).ElementType(method => method.HasConversion<string>());
            office.OwnsMany(o => o.ServicePoints, points => points.ToJson());
        });
        modelBuilder.Entity<ProductionJob>(job =>
        {
            job.Property(j => j.Id).ValueGeneratedNever();
            job.Property(j => j.RowVersion).IsRowVersion();
            job.HasIndex(j => new { j.CaseId, j.WantedAtVersion }, "OneJobPerWant").IsUnique()
                .HasFilter("\"InsteadOf\" is null");
            job.HasIndex(j => j.CaseId, "OneUnproducedPerCase").IsUnique()
                .HasFilter("\"State\" in ('Waiting', 'InBatch')");
            job.HasIndex(j => new { j.Office, j.Id }, "ProductionQueue").HasFilter("\"State\" = 'Waiting'");
            job.HasIndex(j => j.BatchId);
            job.HasIndex(j => j.InsteadOf).IsUnique();
        });
        modelBuilder.Entity<Batch>(batch =>
        {
            batch.Property(b => b.Id).ValueGeneratedNever();
            batch.Property(b => b.RowVersion).IsRowVersion();
            batch.HasIndex(b => new { b.Office, b.Id });
            batch.OwnsMany(b => b.Out, left => left.ToJson()); // so that xmin guards it too
        });
        modelBuilder.Entity<Card>(card =>
        {
            card.Property(c => c.Id).ValueGeneratedNever();
            card.Property(c => c.RowVersion).IsRowVersion();
            card.HasIndex(c => c.CaseId);
            card.HasIndex(c => c.CaseNumber); // what a clerk scans
            card.HasIndex(c => c.JobId).IsUnique();
            card.HasOne<ProductionJob>().WithOne().HasForeignKey<Card>(c => c.JobId);
            card.HasIndex(c => c.InsteadOf).IsUnique();
            card.HasIndex(c => c.Number).IsUnique();
            card.HasIndex(c => c.Person, "OneLiveCardPerPerson").IsUnique().HasFilter("\"Validity\" = 'Live'");
            card.HasIndex(c => new { c.Office, c.Id }, "HandoverQueue")
                .HasFilter("\"State\" not in ('Mailed', 'Collected', 'Destroyed')");
            card.HasIndex(c => new { c.Office, c.ServicePoint, c.AppointmentAt }, "Appointments")
                .HasFilter("\"AppointmentAt\" is not null");
            card.HasIndex(c => c.ExpiresOn, "Expiry").HasFilter("\"Validity\" in ('NotYetLive', 'Live')");
            card.OwnsMany(c => c.Custody, steps => steps.ToJson()); // so that xmin guards both too
            card.OwnsMany(c => c.Shipments, shipments =>
            {
                shipments.ToJson();
                shipments.OwnsMany(s => s.Events);
            });
        });
        modelBuilder.Entity<Personalisation>(personalisation =>
        {
            personalisation.HasKey(p => p.CardId);
            personalisation.HasOne<Card>().WithOne().HasForeignKey<Personalisation>(p => p.CardId);
        });
        modelBuilder.Entity<Strike>().HasKey(s => new { s.CaseId, s.Economy, s.CaseVersion });
        modelBuilder.Entity<CardReturn>(expected =>
        {
            expected.Property(r => r.Id).ValueGeneratedNever();
            expected.Property(r => r.RowVersion).IsRowVersion();
            expected.HasIndex(r => r.OrderId).IsUnique();
            expected.HasIndex(r => new { r.Office, r.Id }, "ReturnQueue").HasFilter("\"ReceivedAt\" is null");
            expected.HasIndex(r => r.RemindAt).HasFilter("\"RemindAt\" is not null");
            expected.HasOne<Card>().WithMany().HasForeignKey(r => r.CardId);
        });
        modelBuilder.Entity<VirtualCardKey>().HasKey(key => key.KeyId);
        modelBuilder.Entity<Card>(card => // what the revocation list looks for, every few seconds
        {
            card.HasIndex(c => c.ExpiresOn, "Revoked").HasFilter("\"Validity\" = 'Revoked'");
            card.HasIndex(c => c.Number, "Struck").HasFilter(
                "\"Validity\" = 'Live' and cardinality(\"RemainingEconomies\") < cardinality(\"GrantedEconomies\")");
        });
    }
}
