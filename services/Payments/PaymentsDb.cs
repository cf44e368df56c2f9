using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments;

public sealed class PaymentsDb(DbContextOptions<PaymentsDb> options) : ServiceDbContext(options)
{
    public DbSet<Fee> Fees => Set<Fee>();
    public DbSet<LocalFees> LocalFees => Set<LocalFees>();
    public DbSet<Charge> Charges => Set<Charge>();
    public DbSet<JointCheckout> JointCheckouts => Set<JointCheckout>();
    public DbSet<WithdrawnOrder> WithdrawnOrders => Set<WithdrawnOrder>();

    /// <summary>The charge, for who changes it: the next one waits until this transaction ends.</summary>
    public Task<Charge?> LockChargeAsync(Guid id, CancellationToken ct) => Charges
        .FromSql($"""select *, xmin from "Charges" where "Id" = {id} for update""")
        .SingleOrDefaultAsync(ct);

    /// <summary>These charges, likewise, in the same order for everybody: two who pay some of them take turns.</summary>
    public Task<List<Charge>> LockChargesAsync(Guid[] ids, CancellationToken ct) => Charges
        .FromSql($"""select *, xmin from "Charges" where "Id" = any({ids}) order by "Id" for update""")
        .ToListAsync(ct);

    /// <summary>The charge of a case's application, likewise; those of its orders are left alone.</summary>
    public Task<Charge?> LockChargeOfAsync(Guid caseId, CancellationToken ct) => Charges
        .FromSql($"""
            select *, xmin from "Charges" where "CaseId" = {caseId} and "OrderId" is null for update
            """)
        .SingleOrDefaultAsync(ct);

    /// <summary>The charge of an order, likewise.</summary>
    public Task<Charge?> LockChargeOfOrderAsync(Guid orderId, CancellationToken ct) => Charges
        .FromSql($"""select *, xmin from "Charges" where "OrderId" = {orderId} for update""")
        .SingleOrDefaultAsync(ct);

    /// <summary>What is said of one order is taken one after the other: there may be no row yet to wait for.</summary>
    public Task TakeTurnsAsync(Guid orderId, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"select pg_advisory_xact_lock(hashtextextended({$"order {orderId}"}, 0))", ct);

    /// <summary>A charge to be refunded now that no other replica is busy with; none, null.</summary>
    public async Task<Charge?> LockNextRefundAsync(DateTimeOffset now, CancellationToken ct) => (await Charges
        .FromSql($"""
            select *, xmin from "Charges" where "State" = 'Refunding' and "RefundTryAt" <= {now}
            order by "RefundTryAt" limit 1 for update skip locked
            """)
        .ToListAsync(ct)).SingleOrDefault();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Fee>().Property(fee => fee.Amount).HasPrecision(12, 2);
        modelBuilder.Entity<LocalFees>(local =>
        {
            local.HasKey(fees => new { fees.Office, fees.Version });
            local.OwnsMany(fees => fees.Fees, fees => fees.ToJson());
        });
        modelBuilder.Entity<JointCheckout>().Property(joint => joint.Amount).HasPrecision(12, 2);
        modelBuilder.Entity<WithdrawnOrder>().HasKey(order => order.OrderId);
        modelBuilder.Entity<Charge>(charge =>
        {
            charge.HasIndex(one => one.CaseId, "OwnCharge").IsUnique().HasFilter("\"OrderId\" is null");
            charge.HasIndex(one => one.OrderId).IsUnique();
            charge.HasIndex(one => one.CaseId);
            charge.HasIndex(one => new { one.EnterpriseId, one.Id });
            charge.HasIndex(one => one.CheckoutId, "OwnCheckout").IsUnique().HasFilter("\"JointCheckoutId\" is null");
            charge.HasIndex(one => one.RefundTryAt, "Refunds").HasFilter("\"State\" = 'Refunding'");
            charge.Property(one => one.Amount).HasPrecision(12, 2);
            charge.Property(one => one.RowVersion).IsRowVersion();
        });
    }
}
