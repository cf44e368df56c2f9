using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Offices;
using ApecCard.Delivery.VirtualCards;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery;

public sealed class DeliveryDb(DbContextOptions<DeliveryDb> options) : ServiceDbContext(options)
{
    private const string CardSerial = "CardSerial";

    public DbSet<HandoverConfiguration> Handovers => Set<HandoverConfiguration>();
    public DbSet<Card> Cards => Set<Card>();
    public DbSet<Personalisation> Personalisations => Set<Personalisation>();
    public DbSet<VirtualCardKey> VirtualCardKeys => Set<VirtualCardKey>();

    /// <summary>The running number of the next card: ascending, unique, with a gap where production failed.</summary>
    public async Task<long> NextSerialAsync(CancellationToken ct) =>
        (await Database.SqlQuery<long>($"""select nextval('"CardSerial"') as "Value" """).ToListAsync(ct)).Single();

    /// <summary>
    /// Live cards whose last day is before today and that no other replica is busy with, for who expires them.
    /// </summary>
    public Task<List<Card>> LockExpiredCardsAsync(DateOnly today, int atMost, CancellationToken ct) => Cards
        .FromSql($"""
            select *, xmin from "Cards" where "Validity" = 'Live' and "ExpiresOn" < {today}
            order by "ExpiresOn" limit {atMost} for update skip locked
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
        modelBuilder.Entity<Card>(card =>
        {
            card.Property(c => c.Id).ValueGeneratedNever();
            card.Property(c => c.RowVersion).IsRowVersion();
            card.HasIndex(c => c.CaseId).IsUnique(); // one live card; two productions at once cannot both commit
            card.HasIndex(c => c.Number).IsUnique();
            card.HasIndex(c => new { c.Office, c.Id }, "HandoverQueue")
                .HasFilter("\"Validity\" = 'Live' and \"State\" not in ('Mailed', 'Collected')");
            card.HasIndex(c => c.ExpiresOn, "Expiry").HasFilter("\"Validity\" = 'Live'");
        });
        modelBuilder.Entity<Personalisation>(personalisation =>
        {
            personalisation.HasKey(p => p.CardId);
            personalisation.HasOne<Card>().WithOne().HasForeignKey<Personalisation>(p => p.CardId);
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
