using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Offices;

/// <summary>
/// Takes over at start what offices.json says newer than the database, and tells the others. To change an office,
/// edit its entry and raise its version.
/// </summary>
public sealed class ConfigureOffices(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    private const int Lock = 20_260_001; // replicas that start together take turns

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await TakeOverAsync(db, Read(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task TakeOverAsync(ReviewDb db, OfficeConfiguration[] offices, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var known = await db.Offices
            .GroupBy(office => office.Office)
            .ToDictionaryAsync(versions => versions.Key, versions => versions.Max(office => office.Version), ct);

        foreach (var office in offices.Where(office => office.Version > known.GetValueOrDefault(office.Office)))
        {
            db.Add(office);
            db.Publish(office.Announce());
            db.Audit("review", "office.configured", subject: office.Office, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static OfficeConfiguration[] Read()
    {
        using var file = typeof(ConfigureOffices).Assembly.GetManifestResourceStream("offices.json")!;
        return JsonSerializer.Deserialize<OfficeConfiguration[]>(file, Json.Options)!;
    }
}
