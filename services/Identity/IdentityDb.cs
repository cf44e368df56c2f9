using ApecCard.Identity.Accounts;
using ApecCard.Identity.Apps;
using ApecCard.Identity.DeadLetters;
using ApecCard.Identity.Elicence;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Letters;
using ApecCard.Identity.SecondFactors;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Systems;
using ApecCard.Identity.Tickets;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApecCard.Identity;

public sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ServiceDbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Enterprise> Enterprises => Set<Enterprise>();
    public DbSet<ElicenceSession> ElicenceSessions => Set<ElicenceSession>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<AuthorizationCode> AuthorizationCodes => Set<AuthorizationCode>();
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<SystemClient> Systems => Set<SystemClient>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<MailedCode> MailedCodes => Set<MailedCode>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<MailAsked> MailAsked => Set<MailAsked>();
    public DbSet<EnterpriseInvitation> EnterpriseInvitations => Set<EnterpriseInvitation>();
    public DbSet<Discard> Discards => Set<Discard>();

    public IQueryable<Account> AgentsOf(Guid enterpriseId) =>
        Accounts.Where(account => account.EnterpriseId == enterpriseId && account.Role == Roles.Agent);

    public IQueryable<Account> Officers =>
        Accounts.Where(account => account.Role != Roles.Enterprise && account.Role != Roles.Agent);

    // A row that is locked is read as it is, and stays so until the transaction ends.

    public Task<Account> LockAccountAsync(Guid id, CancellationToken ct) =>
        Accounts.FromSql($"""select * from "Accounts" where "Id" = {id} for update""").SingleAsync(ct);

    /// <summary>One that may have been withdrawn.</summary>
    public Task<Account?> LockAccountIfAnyAsync(Guid id, CancellationToken ct) =>
        Accounts.FromSql($"""select * from "Accounts" where "Id" = {id} for update""").SingleOrDefaultAsync(ct);

    public Task<Account?> LockAccountAsync(string signInName, CancellationToken ct) => Accounts
        .FromSql($"""select * from "Accounts" where "SignInName" = {signInName} for update""").SingleOrDefaultAsync(ct);

    /// <summary>The caller's own.</summary>
    public async Task<Account?> LockAccountAsync(Caller caller, CancellationToken ct) =>
        Guid.TryParse(caller.Subject, out var id) ? await LockAccountIfAnyAsync(id, ct) : null;

    public Task<Account?> LockAgentAsync(Guid id, Guid enterpriseId, CancellationToken ct) => Accounts.FromSql($"""
        select * from "Accounts"
        where "Id" = {id} and "EnterpriseId" = {enterpriseId} and "Role" = {Roles.Agent} for update
        """).SingleOrDefaultAsync(ct);

    public async Task<Account?> LockOfficerAsync(Guid id, CancellationToken ct) =>
        await Accounts.FromSql($"""select * from "Accounts" where "Id" = {id} for update""")
            .SingleOrDefaultAsync(ct) is { IsOfficer: true } officer ? officer : null;

    public Task<Session?> LockSessionAsync(Guid id, CancellationToken ct) =>
        Sessions.FromSql($"""select * from "Sessions" where "Id" = {id} for update""").SingleOrDefaultAsync(ct);

    public Task<Discard?> LockDiscardAsync(Guid id, CancellationToken ct) => Discards
        .FromSql($"""select *, xmin from "Discards" where "Id" = {id} for update""").SingleOrDefaultAsync(ct);

    /// <summary>The e-licence session, if this browser opened it.</summary>
    public async Task<ElicenceSession?> LockElicenceSessionAsync(Guid id, string browserSecret, CancellationToken ct) =>
        await ElicenceSessions.FromSql($"""select * from "ElicenceSessions" where "Id" = {id} for update""")
            .SingleOrDefaultAsync(ct) is { } session && Secret.Matches(browserSecret, session.BrowserSecretHash)
            ? session
            : null;

    /// <summary>Ends the session, notes who did it, and lets everybody know.</summary>
    public void End(Session session, SessionEnd by, string actor, DateTimeOffset now)
    {
        if (session.End(by, TimeProvider.System.GetUtcNow()) is { } revoked) // as all lifetimes of tokens
        {
            Publish(revoked);
            Audit(actor, "session.ended", subject: $"{session.Id}", now, reason: $"{by}");
        }
    }

    /// <summary>Ends all of the account's; who signs in at this moment waits for its row, which is locked.</summary>
    public async Task EndAllAsync(Guid accountId, SessionEnd by, string actor, DateTimeOffset now, CancellationToken ct)
    {
        var open = Sessions.Where(session => session.AccountId == accountId && session.EndedAt == null);
        foreach (var session in await open.ToListAsync(ct))
        {
            End(session, by, actor, now);
        }

        await VoidCodesAsync(accountId, ct);
    }

    /// <summary>Apps that were allowed a moment ago and have not come yet do not come in any more.</summary>
    public Task VoidCodesAsync(Guid accountId, CancellationToken ct) => AuthorizationCodes
        .Where(code => code.AccountId == accountId && code.UsedAt == null).ExecuteDeleteAsync(ct);

    /// <summary>Saves what must exist once: the index decides, also between two at the same moment.</summary>
    public async Task SaveUniqueAsync(CancellationToken ct)
    {
        try
        {
            await SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Broken(e) is "IX_Enterprises_Uscc")
        {
            throw new RuleViolationException(
                "enterprise.already-registered", "This company is registered. Sign in, by e-licence if need be.");
        }
        catch (DbUpdateException e) when (Broken(e) is "IX_Accounts_SignInName")
        {
            throw new RuleViolationException("account.name-taken", "Somebody signs in with this e-mail already.");
        }
        catch (DbUpdateException e) when (Broken(e) is "PK_Systems")
        {
            throw new RuleViolationException("system.name-taken", "Another system signs in with this name.");
        }
    }

    private static string? Broken(DbUpdateException e) => (e.InnerException as PostgresException)?.ConstraintName;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Account>(account =>
        {
            account.HasIndex(a => a.SignInName).IsUnique();
            account.HasOne<Enterprise>().WithMany().HasForeignKey(a => a.EnterpriseId);
        });
        modelBuilder.Entity<Enterprise>(enterprise =>
        {
            enterprise.HasIndex(e => e.Uscc).IsUnique();
            enterprise.Property(e => e.RowVersion).IsRowVersion();
        });
        modelBuilder.Entity<ElicenceSession>(session =>
        {
            session.HasIndex(s => s.NonceHash).IsUnique();
            session.Property<byte[]?>("AssertionHash");
            session.OwnsOne(s => s.Facts, facts => facts.ToJson());
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.HasIndex(s => s.AccountId);
            session.HasIndex(s => s.EndedAt);
        });
        modelBuilder.Entity<SecondFactor>(factor =>
        {
            factor.HasKey(f => f.AccountId);
            factor.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(f => f.AccountId);
        });
        modelBuilder.Entity<Ticket>(ticket =>
        {
            ticket.HasKey(t => t.Hash);
            ticket.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
        });
        modelBuilder.Entity<MailedCode>().HasOne<Account>().WithMany().HasForeignKey(code => code.AccountId);
        modelBuilder.Entity<Letter>(letter =>
        {
            letter.HasIndex(l => l.NextAttemptAt);
            letter.Ignore(l => l.Purpose);
        });
        modelBuilder.Entity<MailAsked>().HasIndex(asked => new { asked.Key, asked.At });
        modelBuilder.Entity<EnterpriseInvitation>(invitation =>
        {
            invitation.HasKey(i => i.EnterpriseId);
            invitation.HasOne<Enterprise>().WithOne().HasForeignKey<EnterpriseInvitation>(i => i.EnterpriseId);
            invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId);
        });
        modelBuilder.Entity<AuthorizationCode>(code =>
        {
            code.HasKey(c => c.Hash);
            code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
            code.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<RefreshToken>(token =>
        {
            token.HasKey(t => t.Hash);
            token.HasOne<Session>().WithMany().HasForeignKey(t => t.SessionId);
        });
        modelBuilder.Entity<SignInAttempts>().HasKey(attempts => attempts.Key);
        modelBuilder.Entity<SigningKey>().HasKey(key => key.Kid);
        modelBuilder.Entity<SystemClient>(system =>
        {
            system.HasKey(one => one.Name);
            system.OwnsOne(one => one.Subscription).ToJson();
        });
        modelBuilder.Entity<Discard>(discard =>
        {
            discard.HasIndex(d => new { d.Queue, d.LetterId }).IsUnique().HasFilter("\"State\" = 'Asked'");
            discard.Property(d => d.RowVersion).IsRowVersion();
        });
    }
}
