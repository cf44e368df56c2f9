using ApecCard.Payments.Charges;
using ApecCard.Payments.Checkout;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Invoices;
using ApecCard.Payments.Ledger;
using ApecCard.Payments.Reconciliation;
using ApecCard.Payments.Refunds;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments;

public sealed class PaymentsDb(DbContextOptions<PaymentsDb> options) : ServiceDbContext(options)
{
    public DbSet<Fee> Fees => Set<Fee>();
    public DbSet<LocalFees> LocalFees => Set<LocalFees>();
    public DbSet<Charge> Charges => Set<Charge>();
    public DbSet<JointCheckout> JointCheckouts => Set<JointCheckout>();
    public DbSet<WatchedCheckout> WatchedCheckouts => Set<WatchedCheckout>();
    public DbSet<WithdrawnOrder> WithdrawnOrders => Set<WithdrawnOrder>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceMail> InvoiceMails => Set<InvoiceMail>();
    public DbSet<ComparedDay> ComparedDays => Set<ComparedDay>();
    public DbSet<Difference> Differences => Set<Difference>();

    /// <summary>What was booked goes into the ledger with that which caused it, or not at all.</summary>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        LedgerEntries.AddRange(ChangeTracker.Entries<Charge>().SelectMany(entry => entry.Entity.TakeBooked()).ToList());
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

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

    /// <summary>The refund that officers decide about, likewise. Its charge is locked after it.</summary>
    public Task<Refund?> LockRefundAsync(Guid id, CancellationToken ct) => Refunds
        .FromSql($"""select *, xmin from "AskedRefunds" where "Id" = {id} for update""")
        .SingleOrDefaultAsync(ct);

    /// <summary>An approved refund to be given now that no other replica is busy with; none, null.</summary>
    public async Task<Refund?> LockNextApprovedRefundAsync(DateTimeOffset now, CancellationToken ct) => (await Refunds
        .FromSql($"""
            select *, xmin from "AskedRefunds" where "State" = 'Approved' and "TryAt" <= {now}
            order by "TryAt" limit 1 for update skip locked
            """)
        .ToListAsync(ct)).SingleOrDefault();

    /// <summary>An invoice to be mailed now that no other replica is busy with; none, null.</summary>
    public async Task<InvoiceMail?> LockNextInvoiceMailAsync(DateTimeOffset now, CancellationToken ct) =>
        (await InvoiceMails
            .FromSql($"""
                select * from "InvoiceMails" where "NextAttemptAt" <= {now}
                order by "NextAttemptAt", "Id" limit 1 for update skip locked
                """)
            .ToListAsync(ct)).SingleOrDefault();

    /// <summary>A charge to be refunded now that no other replica is busy with; none, null.</summary>
    public async Task<Charge?> LockNextRefundAsync(DateTimeOffset now, CancellationToken ct) => (await Charges
        .FromSql($"""
            select *, xmin from "Charges" where "State" = 'Refunding' and "RefundTryAt" <= {now}
            order by "RefundTryAt" limit 1 for update skip locked
            """)
        .ToListAsync(ct)).SingleOrDefault();

    /// <summary>A paid charge to be invoiced now that no other replica is busy with; none, null.</summary>
    public async Task<Charge?> LockNextToInvoiceAsync(DateTimeOffset now, CancellationToken ct) => (await Charges
        .FromSql($"""
            select *, xmin from "Charges" where "State" = 'Paid' and "InvoiceTryAt" <= {now}
            order by "InvoiceTryAt" limit 1 for update skip locked
            """)
        .ToListAsync(ct)).SingleOrDefault();

    /// <summary>Somebody is sent to this checkout's cashier: the provider is asked about it from now on.</summary>
    public Task WatchAsync(string checkoutId, Guid reference, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Database.ExecuteSqlAsync($"""
            insert into "WatchedCheckouts" ("CheckoutId", "Reference", "Since", "AskAt", "Asked")
            values ({checkoutId}, {reference}, {now}, {now + WatchedCheckout.FirstPause}, 0)
            on conflict ("CheckoutId") do update
                set "Since" = excluded."Since", "AskAt" = excluded."AskAt", "Asked" = 0
            """, ct);
    }

    public Task StopWatchingAsync(string checkoutId, CancellationToken ct) =>
        WatchedCheckouts.Where(one => one.CheckoutId == checkoutId).ExecuteDeleteAsync(ct);

    /// <summary>Checkouts to be asked about now that no other replica is about to ask about.</summary>
    public Task<List<WatchedCheckout>> LockDueCheckoutsAsync(DateTimeOffset now, int most, CancellationToken ct) =>
        WatchedCheckouts
            .FromSql($"""
                select * from "WatchedCheckouts" where "AskAt" <= {now}
                order by "AskAt" limit {most} for update skip locked
                """)
            .ToListAsync(ct);

    /// <summary>Who compare a day do so one after the other.</summary>
    public Task TakeTurnsAsync(DateOnly day, CancellationToken ct) => Database.ExecuteSqlAsync(
        $"select pg_advisory_xact_lock(hashtextextended({$"day {day:yyyy-MM-dd}"}, 0))", ct);

    /// <summary>The first day that is over, had money moved on it or before it, and is not compared; none, null.</summary>
    public async Task<DateOnly?> NextDayToCompareAsync(DateOnly today, CancellationToken ct)
    {
        if (await LedgerEntries.MinAsync(entry => entry.MovedAt, ct) is not { } first)
        {
            return null;
        }

        var compared = await ComparedDays.Where(day => day.IsFinal).Select(day => day.Day).ToHashSetAsync(ct);
        for (var day = first.DayInShanghai(); day < today; day = day.AddDays(1))
        {
            if (!compared.Contains(day))
            {
                return day;
            }
        }

        return null;
    }

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
        modelBuilder.Entity<WatchedCheckout>(watched =>
        {
            watched.HasKey(one => one.CheckoutId);
            watched.Property(one => one.CheckoutId).HasMaxLength(100);
            watched.HasIndex(one => one.AskAt);
        });
        modelBuilder.Entity<WithdrawnOrder>().HasKey(order => order.OrderId);
        modelBuilder.Entity<Charge>(charge =>
        {
            charge.HasIndex(one => one.CaseId, "OwnCharge").IsUnique().HasFilter("\"OrderId\" is null");
            charge.HasIndex(one => one.OrderId).IsUnique();
            charge.HasIndex(one => one.CaseId);
            charge.HasIndex(one => one.InvoiceDueAt);
            charge.HasIndex(one => one.InvoiceTryAt, "ToInvoice")
                .HasFilter("\"State\" = 'Paid' and \"InvoiceTryAt\" is not null");
            charge.HasIndex(one => new { one.EnterpriseId, one.Id });
            charge.HasIndex(one => one.CheckoutId, "OwnCheckout").IsUnique().HasFilter("\"JointCheckoutId\" is null");
            charge.HasIndex(one => one.RefundTryAt, "Refunds").HasFilter("\"State\" = 'Refunding'");
            charge.Property(one => one.Amount).HasPrecision(12, 2);
            charge.Property(one => one.ApprovedRefunds).HasPrecision(12, 2);
            charge.Property(one => one.GivenBack).HasPrecision(12, 2);
            charge.Property(one => one.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<Refund>(refund =>
        {
            refund.ToTable("AskedRefunds"); // an index of charges is called Refunds
            refund.HasIndex(one => one.ChargeId);
            refund.HasIndex(one => one.TryAt, "Approved").HasFilter("\"State\" = 'Approved'");
            refund.Property(one => one.Amount).HasPrecision(12, 2);
            refund.Property(one => one.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<Invoice>(invoice =>
        {
            invoice.HasIndex(one => one.Number).IsUnique();
            invoice.HasIndex(one => new { one.ChargeId, one.Edition }).IsUnique(); // one first, one in its place
            invoice.HasIndex(one => new { one.EnterpriseId, one.Id });
            invoice.HasIndex(one => one.CaseId);
            invoice.ComplexProperty(one => one.Buyer);
            invoice.ComplexProperty(one => one.Seller);
            invoice.Property(one => one.Amount).HasPrecision(12, 2);
            invoice.Property(one => one.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<InvoiceSeries>(series =>
        {
            series.HasKey(one => one.Year);
            series.Property(one => one.Year).ValueGeneratedNever();
        });
        modelBuilder.Entity<InvoiceMail>(mail =>
        {
            mail.HasIndex(one => one.InvoiceId);
            mail.HasIndex(one => one.NextAttemptAt).HasFilter("\"NextAttemptAt\" is not null");
        });
        modelBuilder.Entity<LedgerEntry>(entry =>
        {
            entry.HasIndex(one => new { one.ChargeId, one.Id });
            entry.HasIndex(one => one.BookingId);
            entry.HasIndex(one => one.Reference);
            entry.HasIndex(one => one.MovedAt);
            entry.Property(one => one.Reference).HasMaxLength(100);
            entry.Property(one => one.Debit).HasPrecision(12, 2);
            entry.Property(one => one.Credit).HasPrecision(12, 2);
        });
        modelBuilder.Entity<ComparedDay>().HasKey(day => day.Day);
        modelBuilder.Entity<Difference>(difference =>
        {
            difference.HasIndex(one => new { one.Day, one.Kind, one.Reference }).IsUnique();
            difference.HasIndex(one => new { one.State, one.Id });
            difference.Property(one => one.Reference).HasMaxLength(100);
            difference.Property(one => one.Theirs).HasPrecision(12, 2);
            difference.Property(one => one.Ours).HasPrecision(12, 2);
            difference.Property(one => one.Invoiced).HasPrecision(12, 2);
            difference.Property(one => one.RowVersion).IsRowVersion();
        });
    }
}
