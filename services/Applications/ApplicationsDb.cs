using System.Text.Json;
using ApecCard.Applications.Board;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Eligibility;
using ApecCard.Applications.Enterprises;
using ApecCard.Applications.Messages;
using ApecCard.Applications.Offices;
using ApecCard.Applications.Orders;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Subscriptions;
using ApecCard.Applications.Subscriptions.Webhooks;
using ApecCard.Applications.Timeline;
using ApecCard.Applications.Tracking;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace ApecCard.Applications;

public sealed class ApplicationsDb(DbContextOptions<ApplicationsDb> options) : ServiceDbContext(options)
{
    private readonly PersonalDataInDatabase _personal = options.GetExtension<PersonalDataInDatabase>();

    public DbSet<CaseFile> Cases => Set<CaseFile>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<CaseNumberCounter> CaseNumbers => Set<CaseNumberCounter>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<Office> Offices => Set<Office>();
    public DbSet<EligibilityRules> EligibilityRules => Set<EligibilityRules>();
    public DbSet<Webhook> Webhooks => Set<Webhook>();
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();
    public DbSet<DecisionTime> DecisionTimes => Set<DecisionTime>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<MessageSettings> MessageSettings => Set<MessageSettings>();
    public DbSet<TrackingCode> TrackingCodes => Set<TrackingCode>();
    public DbSet<CheckedMobile> CheckedMobiles => Set<CheckedMobile>();
    public DbSet<TrackingSession> TrackingSessions => Set<TrackingSession>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<PublicEvent> PublicEvents => Set<PublicEvent>();
    public DbSet<Subscriber> Subscribers => Set<Subscriber>();
    public DbSet<Replay> Replays => Set<Replay>();

    /// <summary>
    /// The case a message speaks of, held until the consumer commits: sixteen economies may decide at the same moment.
    /// If it is not here, the message that brings it is on its way.
    /// </summary>
    public async Task<CaseFile> GetCaseAsync(Guid caseId, CancellationToken ct)
    {
        await Database.ExecuteSqlAsync($"""select 1 from "Cases" where "Id" = {caseId} for update""", ct);
        return await Cases.Include(c => c.Orders).SingleOrDefaultAsync(c => c.Id == caseId, ct)
            ?? throw new TooEarlyException($"Case {caseId} is not known here.");
    }

    /// <summary>The office of this code, made known here by the first who speaks of it.</summary>
    public async Task<Office> GetOfficeAsync(string code, CancellationToken ct)
    {
        // Two may speak at once.
        await Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({code}, 8))", ct);
        return await Offices.FindAsync([code], ct) ?? Offices.Add(new() { Code = code }).Entity;
    }

    /// <summary>One relay at a time numbers and sends public events, until its transaction ends.</summary>
    public async Task<bool> TryBeTheRelayAsync(CancellationToken ct) => (await Database
        .SqlQuery<bool>($"""select pg_try_advisory_xact_lock(hashtextextended('public events', 11)) as "Value" """)
        .ToListAsync(ct)).Single();

    /// <summary>The highest number of a public event; 0 before the first.</summary>
    public async Task<long> LastCursorAsync(CancellationToken ct) =>
        await PublicEvents.MaxAsync(news => news.Cursor, ct) ?? 0;

    /// <summary>The replay, unless it has ended or somebody else is at it.</summary>
    public Task<Replay?> LockReplayAsync(Guid id, CancellationToken ct) => Replays.FromSql($"""
        select * from "Replays" where "Id" = {id} and "EndedAt" is null for update skip locked
        """).SingleOrDefaultAsync(ct);

    /// <summary>Saves a new replay. 409 replay.going-on: the subscriber has one already.</summary>
    public async Task SaveOneReplayAsync(CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (
            e.InnerException is PostgresException { ConstraintName: "IX_Replays_GoingOn" })
        {
            throw new RuleViolationException("replay.going-on", "A replay is going on. Wait until it has ended.");
        }
    }

    /// <summary>The subscriber's webhook, until the transaction ends; none: it has none.</summary>
    public Task<Webhook?> LockWebhookAsync(Guid subscriberId, CancellationToken ct) => Webhooks
        .FromSql($"""select * from "Webhooks" where "SubscriberId" = {subscriberId} for update""")
        .SingleOrDefaultAsync(ct);

    // What a viewer has seen is remembered as a place in the timeline, so an enterprise's entries must become visible
    // in their order: whoever adds one waits for the others. The viewers are called at the commit. Each entry is
    // saved with its messages and what outsiders hear of it.
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        IndexPassports();
        TimelineEntry[] entries = [.. ChangeTracker.Entries<TimelineEntry>()
            .Where(entry => entry.State is EntityState.Added).Select(entry => entry.Entity)];
        if (entries.Length == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var enterprises = entries.Select(entry => entry.EnterpriseId.ToString()).Distinct().Order().ToArray();
        await using var transaction = await this.BeginOrJoinAsync(cancellationToken);
        await Database.ExecuteSqlAsync($"""
            select pg_advisory_xact_lock(hashtextextended(owner, 7)), pg_notify({Viewers.Channel}, owner)
            from unnest({enterprises}) as owner
            """, cancellationToken);
        await this.AddMessagesAsync(entries, cancellationToken);
        if (this.AddPublicEvents(entries))
        {
            await Database.ExecuteSqlAsync($"select pg_notify({PublicRelay.Channel}, '')", cancellationToken);
        }

        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    public override async Task ForgetBeforeAsync(DateTimeOffset before, CancellationToken ct)
    {
        await base.ForgetBeforeAsync(before, ct);
        await TrackingCodes.Where(code => code.ExpiresAt < before).ExecuteDeleteAsync(ct);
        await TrackingSessions.Where(session => session.ExpiresAt < before).ExecuteDeleteAsync(ct);
        await WebhookDeliveries // a month's: an answer may be asked for later than what we handled
            .Where(one => one.Since < before.AddDays(-23) && one.State != WebhookDeliveryState.Pending)
            .ExecuteDeleteAsync(ct);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Ignore<Business>();
        modelBuilder.Entity<CaseFile>(caseFile =>
        {
            caseFile.Ignore(c => c.OpenOrder);
            caseFile.HasIndex(c => c.Number).IsUnique();
            caseFile.HasIndex(c => new { c.EnterpriseId, c.Id });
            caseFile.Property(c => c.RowVersion).IsRowVersion();
            Json(caseFile.Property(c => c.Form));
            Json(caseFile.Property(c => c.Materials));
            Json(caseFile.Property(c => c.Words)); // in the case's row, so that xmin guards them too
            Json(caseFile.Property(c => c.Questions));
            Json(caseFile.Property(c => c.Corrections));
            Json(caseFile.Property(c => c.Calls));
            caseFile.Property(c => c.ApplicantName).HasComputedColumnSql(
                "(\"Form\" -> 'applicant' ->> 'chineseName')", stored: true);
            caseFile.HasIndex(c => new { c.ApplicantName, c.Id });
            caseFile.HasIndex(c => c.Passport);
            Json(caseFile.Property(c => c.PreviousPassport));
            caseFile.HasIndex(c => c.Person);
            caseFile.HasIndex(c => c.Id, "InReview").HasFilter(
                "\"Stage\" in ('PreliminaryReview', 'ForeignAffairsReview', 'AwaitingPayment', 'MinistryReview', "
                + "'Correction')");
            caseFile.HasIndex(c => new { c.Reminders, c.WaitingSince }).HasFilter(
                "\"Stage\" in ('Correction', 'AwaitingPayment')");
            caseFile.Ignore(c => c.Facts);
            caseFile.HasMany(c => c.Orders).WithOne().HasForeignKey(order => order.CaseId);
            caseFile.HasMany(c => c.News).WithOne().HasForeignKey(entry => entry.CaseId);
        });
        modelBuilder.Entity<Order>(order =>
        {
            order.Property(o => o.Id).ValueGeneratedNever();
            order.HasIndex(o => o.Number).IsUnique();
            order.HasIndex(o => new { o.EnterpriseId, o.Id });
            order.HasIndex(o => o.CaseId, "OneOpenOrder").IsUnique().HasFilter(
                "\"Kind\" <> 'Cancellation' and \"State\" not in ('Completed', 'Refused', 'Withdrawn')");
            order.HasIndex(o => o.CaseId, "OneOpenCancellation").IsUnique().HasFilter(
                "\"Kind\" = 'Cancellation' and \"State\" not in ('Completed', 'Refused', 'Withdrawn')");
            order.HasIndex(o => new { o.Reminders, o.WaitingSince })
                .HasFilter("\"State\" in ('InCorrection', 'AwaitingPayment')");
            order.Property(o => o.RowVersion).IsRowVersion();
            order.Property(o => o.FeeAmount).HasPrecision(12, 2);
            Json(order.Property(o => o.Form));
            Json(order.Property(o => o.Materials));
            Json(order.Property(o => o.Corrections));
            Json(order.Property(o => o.Calls));
        });
        modelBuilder.Entity<CaseNumberCounter>().HasKey(counter => counter.Day);
        modelBuilder.Entity<TimelineEntry>(entry =>
        {
            entry.HasKey(e => e.Seq);
            entry.HasIndex(e => new { e.CaseId, e.Seq });
            entry.HasIndex(e => new { e.EnterpriseId, e.Seq });
        });
        modelBuilder.Entity<EligibilityRules>(rules =>
        {
            rules.HasKey(r => new { r.Office, r.Version });
            Json(rules.Property(r => r.Rules));
        });
        modelBuilder.Entity<DecisionTime>(time =>
        {
            time.HasKey(t => new { t.CaseId, t.Economy });
            time.HasIndex(t => new { t.Economy, t.DecidedAt });
        });
        modelBuilder.Entity<Enterprise>().HasIndex(enterprise => enterprise.Name);
        modelBuilder.Entity<Message>(message =>
        {
            message.HasOne(m => m.Entry).WithMany().HasForeignKey(m => m.EntrySeq);
            message.HasIndex(m => new { m.EntrySeq, m.Recipient }).IsUnique();
            message.HasIndex(m => new { m.EnterpriseId, m.Recipient, m.Id });
            message.HasIndex(m => new { m.EnterpriseId, m.Recipient }).HasFilter("\"ReadAt\" is null");
            message.HasIndex(m => m.CaseId);
            message.HasIndex(m => m.NextAttemptAt).HasFilter("\"Mail\" = 'Pending'");
            message.HasIndex(m => m.Id, "IX_Messages_Problems").HasFilter("\"LastError\" is not null");
        });
        modelBuilder.Entity<MessageSettings>(settings =>
        {
            settings.HasKey(s => s.EnterpriseId);
            Json(settings.Property(s => s.Mail));
        });
        modelBuilder.Entity<TrackingCode>(code =>
        {
            code.HasIndex(c => new { c.CaseNumber, c.RequestedAt });
            code.HasIndex(c => new { c.Channel, c.NextAttemptAt }).HasFilter("\"NextAttemptAt\" is not null");
        });
        modelBuilder.Entity<CheckedMobile>().HasKey(mobile => mobile.CaseId);
        modelBuilder.Entity<TrackingSession>().HasKey(session => session.TokenHash);
        modelBuilder.Entity<Consent>().HasKey(consent => consent.CaseId);
        modelBuilder.Entity<PublicEvent>(news =>
        {
            news.HasKey(n => n.EntrySeq);
            news.HasOne(n => n.Entry).WithOne().HasForeignKey<PublicEvent>(n => n.EntrySeq);
            news.Property(n => n.Data).HasColumnType("jsonb");
            news.HasIndex(n => n.Cursor).IsUnique();
            news.HasIndex(n => new { n.CaseId, n.Seq }).IsUnique();
            news.HasIndex(n => n.EntrySeq, "IX_PublicEvents_Unnumbered").HasFilter("\"Cursor\" is null");
            news.HasIndex(n => n.Cursor, "IX_PublicEvents_Unsent").HasFilter("\"SentAt\" is null");
        });
        modelBuilder.Entity<Subscriber>().HasIndex(subscriber => subscriber.Name);
        modelBuilder.Entity<Replay>(replay =>
        {
            replay.HasOne<Subscriber>().WithMany().HasForeignKey(r => r.SubscriberId);
            replay.HasIndex(r => new { r.SubscriberId, r.Id });
            replay.HasIndex(r => r.SubscriberId, "IX_Replays_GoingOn").IsUnique().HasFilter("\"EndedAt\" is null");
        });
        modelBuilder.Entity<Webhook>(webhook =>
        {
            webhook.HasKey(w => w.SubscriberId);
            webhook.HasOne<Subscriber>().WithOne().HasForeignKey<Webhook>(w => w.SubscriberId);
            Json(webhook.Property(w => w.Keys));
        });
        modelBuilder.Entity<WebhookDelivery>(delivery =>
        {
            delivery.HasOne<Webhook>().WithMany().HasForeignKey(d => d.SubscriberId);
            delivery.HasOne(d => d.Event).WithMany().HasForeignKey(d => d.EntrySeq);
            Json(delivery.Property(d => d.Attempts));
            delivery.HasIndex(d => new { d.SubscriberId, d.Cursor }).IsUnique();
            delivery.HasIndex(d => new { d.SubscriberId, d.CaseId, d.Cursor }, "IX_WebhookDeliveries_Pending")
                .HasFilter("\"State\" = 'Pending'");
        });
        modelBuilder.Entity<Office>(office =>
        {
            office.HasKey(o => o.Code);
            Json(office.Property(o => o.ServicePoints));
        });
    }

    // So that officers can search for what is encrypted.
    private void IndexPassports()
    {
        foreach (var entry in ChangeTracker.Entries<CaseFile>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            entry.Property(c => c.Passport).CurrentValue =
                entry.Entity.Form.Applicant?.Passport?.Number is { } number ? _personal.Index.OfPassport(number) : null;
        }
    }

    // These values are replaced, never changed: the reference tells whether there is something to save.
    private void Json<T>(PropertyBuilder<T> property) where T : class? =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, _personal.Json.AtRest),
            text => JsonSerializer.Deserialize<T>(text, _personal.Json.AtRest)!,
            new ValueComparer<T>(
                (one, other) => ReferenceEquals(one, other), value => value!.GetHashCode(), value => value));
}
