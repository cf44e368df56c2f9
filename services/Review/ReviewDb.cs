using System.Text.Json;
using ApecCard.Review.Calls;
using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Officers;
using ApecCard.Review.Offices;
using ApecCard.Review.Orders;
using ApecCard.Review.PreClearances;
using ApecCard.Review.Reconciliation;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ApecCard.Review;

public sealed class ReviewDb(DbContextOptions<ReviewDb> options) : ServiceDbContext(options)
{
    public DbSet<OfficeConfiguration> Offices => Set<OfficeConfiguration>();
    public DbSet<ReviewCase> Cases => Set<ReviewCase>();
    public DbSet<OrderReview> Orders => Set<OrderReview>();
    public DbSet<PreClearance> PreClearances => Set<PreClearance>();
    public DbSet<PinnedReason> PinnedReasons => Set<PinnedReason>();
    public DbSet<PinnedOrderReason> PinnedOrderReasons => Set<PinnedOrderReason>();
    public DbSet<GuidanceCall> Calls => Set<GuidanceCall>();
    public DbSet<Officer> Officers => Set<Officer>();
    public DbSet<SpecialDay> SpecialDays => Set<SpecialDay>();
    public DbSet<CalendarVersion> CalendarVersions => Set<CalendarVersion>();
    public DbSet<StageDuration> StageDurations => Set<StageDuration>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<ReceivedWord> ReceivedWords => Set<ReceivedWord>();
    public DbSet<EconomyQuestion> Questions => Set<EconomyQuestion>();

    /// <summary>The case a message speaks of; if it is not here, the message that brings it is on its way.</summary>
    public async Task<ReviewCase> GetCaseAsync(Guid caseId, CancellationToken ct) =>
        await Cases.FindAsync([caseId], ct) ?? throw new TooEarlyException($"Case {caseId} is not known here.");

    /// <summary>The case, if this officer may see it.</summary>
    public Task<ReviewCase?> FindCaseAsync(Guid caseId, Caller caller, CancellationToken ct) =>
        Cases.SeenBy(caller).SingleOrDefaultAsync(review => review.Id == caseId, ct);

    public Task LockCaseAsync(Guid caseId, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"""select 1 from "Cases" where "Id" = {caseId} for update""", ct);

    /// <summary>The order a message speaks of; if it is not here, the message that brings it is on its way.</summary>
    public async Task<OrderReview> GetOrderAsync(Guid orderId, CancellationToken ct) =>
        await Orders.FindAsync([orderId], ct) ?? throw new TooEarlyException($"Order {orderId} is not known here.");

    /// <summary>The order, if this officer may see it.</summary>
    public Task<OrderReview?> FindOrderAsync(Guid orderId, Caller caller, CancellationToken ct) =>
        Orders.SeenBy(caller).SingleOrDefaultAsync(order => order.Id == orderId, ct);

    public Task LockOrderAsync(Guid orderId, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"""select 1 from "Orders" where "Id" = {orderId} for update""", ct);

    /// <summary>The request, which nobody else changes until the transaction ends.</summary>
    public Task<PreClearance?> LockPreClearanceAsync(Guid requestId, CancellationToken ct) =>
        PreClearances
            .FromSql($"""select *, xmin from "PreClearances" where "Id" = {requestId} for update""")
            .SingleOrDefaultAsync(ct);

    /// <summary>The requests about the case without a decision, likewise.</summary>
    public Task<PreClearance[]> LockOpenPreClearancesAsync(Guid caseId, CancellationToken ct) =>
        PreClearances
            .FromSql($"""
                select *, xmin from "PreClearances"
                where "CaseId" = {caseId} and "DecidedAt" is null and "CancelledAt" is null
                order by "Economy" for update
                """)
            .ToArrayAsync(ct);

    public Task<PreClearance[]> PreClearancesOfAsync(Guid caseId, CancellationToken ct) =>
        PreClearances.AsNoTracking()
            .Where(one => one.CaseId == caseId)
            .OrderBy(one => one.Economy)
            .ToArrayAsync(ct);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<OfficeConfiguration>(configured =>
        {
            configured.HasKey(office => new { office.Office, office.Version });
            configured.Property(office => office.ChineseName).HasMaxLength(100);
            configured.Property(office => office.EnglishName).HasMaxLength(100);
        });
        modelBuilder.Entity<ReviewCase>(review =>
        {
            review.Property(r => r.Id).ValueGeneratedNever();
            review.Property(r => r.RowVersion).IsRowVersion();
            review.OwnsMany(r => r.History, history => history.ToJson()); // so that xmin guards it too
            review.HasIndex(r => new { r.Office, r.Stage, r.QueuePosition });
            review.HasIndex(r => r.QueuePosition, "MinistryQueue").HasFilter("\"Stage\" = 'MinistryReview'");
            review.HasIndex(r => r.DueAt, "Due").HasFilter("\"DueAt\" is not null and not \"Escalated\"");
            review.HasIndex(r => r.QueuePosition, "Late").HasFilter("\"Escalated\"");
            review.HasIndex(r => r.QueuePosition, "Board").HasFilter("\"Stage\" = 'PreClearance'");
            review.HasIndex(r => r.Id, "Open").HasFilter("\"Stage\" not in ('Closed', 'PreClearance')");
            review.ComplexProperty(r => r.Terms);
            review.HasMany(r => r.Left).WithOne().HasForeignKey(left => left.CaseId);
        });
        modelBuilder.Entity<PinnedReason>().HasKey(pin => new { pin.CaseId, pin.Round, pin.Target });
        modelBuilder.Entity<OrderReview>(order =>
        {
            order.Property(o => o.Id).ValueGeneratedNever();
            order.Property(o => o.RowVersion).IsRowVersion();
            order.OwnsMany(o => o.History, history => history.ToJson()); // so that xmin guards it too
            order.HasIndex(o => new { o.Office, o.QueuePosition }).HasFilter("\"State\" = 'Open'");
        });
        modelBuilder.Entity<PinnedOrderReason>().HasKey(pin => new { pin.OrderId, pin.Round, pin.Target });
        modelBuilder.Entity<GuidanceCall>(call =>
        {
            call.Property(c => c.Id).ValueGeneratedNever();
            call.HasMany(c => c.Attempts).WithOne().HasForeignKey(attempt => attempt.CallId);
            call.HasIndex(c => new { c.Office, c.Stage, c.QueuePosition }).HasFilter("\"DoneAt\" is null");
            call.HasIndex(c => c.CaseId);
            call.HasIndex(c => c.OrderId);
        });
        modelBuilder.Entity<CallAttempt>().Property(attempt => attempt.Id).ValueGeneratedNever();
        modelBuilder.Entity<Officer>(officer =>
        {
            officer.PrimitiveCollection(o => o.Stages).HasColumnType("jsonb");
            officer.HasIndex(o => o.Office);
        });
        modelBuilder.Entity<Finding>(finding =>
        {
            finding.HasKey(f => new { f.CaseId, f.FoundAt });
            finding.HasIndex(f => f.MendedAt);
        });
        modelBuilder.Entity<SpecialDay>().HasKey(day => day.Day);
        modelBuilder.Entity<CalendarVersion>(calendar =>
        {
            calendar.HasKey(version => new { version.Year, version.Version });
            calendar.Property(version => version.Days).HasColumnType("jsonb").HasConversion(
                days => JsonSerializer.Serialize(days, Json.Options),
                json => JsonSerializer.Deserialize<SpecialDay[]>(json, Json.Options)!,
                new ValueComparer<SpecialDay[]>( // a version never changes
                    (a, b) => ReferenceEquals(a, b), days => days.GetHashCode(), days => days));
        });
        modelBuilder.Entity<StageDuration>(left =>
        {
            left.Property(l => l.Id).ValueGeneratedNever();
            left.HasIndex(l => new { l.Office, l.Stage, l.LeftAt });
        });
        modelBuilder.Entity<PreClearance>(preClearance =>
        {
            preClearance.Property(p => p.Id).ValueGeneratedNever();
            preClearance.Property(p => p.RowVersion).IsRowVersion();
            preClearance.HasIndex(p => new { p.CaseId, p.Economy }).IsUnique();
            preClearance.HasIndex(p => new { p.RequestedAt, p.Id }, "OpenRequests")
                .HasFilter("\"DecidedAt\" IS NULL AND \"CancelledAt\" IS NULL");
            preClearance.HasIndex(p => new { p.Economy, p.RequestedAt, p.Id }, "OpenRequestsOfEconomy")
                .HasFilter("\"DecidedAt\" IS NULL AND \"CancelledAt\" IS NULL");
        });
        modelBuilder.Entity<ReceivedWord>().HasKey(word => new { word.Economy, word.EventId });
        modelBuilder.Entity<EconomyQuestion>(question =>
        {
            question.Property(q => q.Id).ValueGeneratedNever();
            question.HasOne<PreClearance>().WithMany().HasForeignKey(q => q.RequestId);
        });
    }
}
