using System.Security.Cryptography;
using System.Text;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.SecondFactors;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.Identity.DemoData;

/// <summary>
/// In Development the officers of accounts.csv exist, with the passwords written there and one-time codes that anybody
/// may ask for. They are made behind the start, and only the missing ones: hashing takes its time.
/// </summary>
public sealed class DemoAccounts(
    IServiceScopeFactory scopes, Passwords passwords, PersonalDataProtector protector, IHostEnvironment environment)
    : BackgroundService, IHealthCheck
{
    public sealed record Line(string Account, string Password, string Role, string? Office, string Name);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(ExecuteTask is { IsCompletedSuccessfully: true }
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The demo accounts are not there yet."));

    /// <summary>Makes those that are missing, and gives their number.</summary>
    public async Task<int> AddMissingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('demo accounts'))", ct);
        var there = await db.Accounts.Select(account => account.SignInName).ToHashSetAsync(ct);
        var now = TimeProvider.System.GetUtcNow();
        var lines = (await ReadAsync(environment, ct)).ToList();
        var missing = lines.Where(line => !there.Contains(line.Account))
            .AsParallel().WithDegreeOfParallelism(2).WithCancellation(ct)
            .Select(line => Account.OfOfficer(
                line.Account, passwords.Hash(line.Password), line.Role, line.Office, line.Name, now))
            .ToList();
        db.AddRange(missing);
        await db.SaveChangesAsync(ct);
        var names = lines.Select(line => line.Account).ToList();
        var notEnrolled = await db.Accounts
            .Where(account => names.Contains(account.SignInName)
                && !db.SecondFactors.Any(factor => factor.AccountId == account.Id))
            .ToListAsync(ct);
        db.AddRange(notEnrolled.Select(account => EnrolledFrom(account, now)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return missing.Count;
    }

    public static async Task<IEnumerable<Line>> ReadAsync(IHostEnvironment environment, CancellationToken ct)
    {
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(environment.ContentRootPath, "DemoData", "accounts.csv"), ct);
        return lines.Skip(1).Select(line => line.Split(','))
            .Select(cell => new Line(
                cell[0], cell[1], cell[2], cell[3] is { Length: > 0 } office ? office : null, cell[4]));
    }

    // The same for ever: an app may be set up with it, and a new database knows it.
    private SecondFactor EnrolledFrom(Account account, DateTimeOffset now)
    {
        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"demo {account.SignInName}"))[..20];
        var factor = new SecondFactor { AccountId = account.Id, ProtectedSecret = protector.Protect(secret) };
        factor.ConfirmForDemo(now);
        return factor;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => AddMissingAsync(stoppingToken);
}
