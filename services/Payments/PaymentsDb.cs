using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments;

public sealed class PaymentsDb(DbContextOptions<PaymentsDb> options) : ServiceDbContext(options)
{
    public DbSet<Fee> Fees => Set<Fee>();
    public DbSet<Charge> Charges => Set<Charge>();

    /// <summary>The charge, for who changes it: the next one waits until this transaction ends.</summary>
    public Task<Charge?> LockChargeAsync(Guid id, CancellationToken ct) => Charges
        .FromSql($"""select *, xmin from "Charges" where "Id" = {id} for update""")
        .SingleOrDefaultAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Fee>().Property(fee => fee.Amount).HasPrecision(12, 2);
        modelBuilder.Entity<Charge>(charge =>
        {
            charge.HasIndex(one => one.CaseId).IsUnique();
            charge.HasIndex(one => new { one.EnterpriseId, one.Id });
            charge.HasIndex(one => one.CheckoutId).IsUnique();
            charge.Property(one => one.Amount).HasPrecision(12, 2);
            charge.Property(one => one.RowVersion).IsRowVersion();
        });
    }
}
