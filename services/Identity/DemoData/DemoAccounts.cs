using ApecCard.Identity.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.Identity.DemoData;

/// <summary>
/// In Development the officers of accounts.csv exist, with the passwords written there. They are made behind the
/// start, and only the missing ones: hashing takes its time.
/// </summary>
public sealed class DemoAccounts(IServiceScopeFactory scopes, Passwords passwords, IHostEnvironment environment)
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
        var missing = (await ReadAsync(environment, ct)).Where(line => !there.Contains(line.Account))
            .AsParallel().WithDegreeOfParallelism(2).WithCancellation(ct)
            .Select(line => Account.OfOfficer(
                line.Account, passwords.Hash(line.Password), line.Role, line.Office, line.Name, now))
            .ToList();
        db.AddRange(missing);
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => AddMissingAsync(stoppingToken);
}
