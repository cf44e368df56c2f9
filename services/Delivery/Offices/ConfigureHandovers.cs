using System.Text.Json;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Offices;

/// <summary>
/// Takes over at start what handover-choices.json says newer than the database, and tells the others. To change an
/// office's choices, edit its entry and raise its version. An office that an administrator has configured is left to
/// the administrators: the file overrides none of them.
/// </summary>
public sealed class ConfigureHandovers(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    internal const int Lock = 20_260_002; // replicas that start together, and administrators, take turns

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDb>();
        await TakeOverAsync(db, Read(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task TakeOverAsync(DeliveryDb db, HandoverConfiguration[] offices, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var known = await db.Handovers
            .GroupBy(office => office.Office)
            .Select(versions => new
            {
                Office = versions.Key,
                Version = versions.Any(office => office.ConfiguredBy != null)
                    ? int.MaxValue
                    : versions.Max(office => office.Version),
            })
            .ToDictionaryAsync(newest => newest.Office, newest => newest.Version, ct);

        foreach (var office in offices.Where(office => office.Version > known.GetValueOrDefault(office.Office)))
        {
            var now = clock.GetUtcNow();
            db.Add(office.PutInForce(now));
            db.Publish(office.Announce());
            db.Audit("delivery", "handover-choices.configured", subject: office.Office, now);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static HandoverConfiguration[] Read()
    {
        using var file = typeof(ConfigureHandovers).Assembly.GetManifestResourceStream("handover-choices.json")!;
        return JsonSerializer.Deserialize<HandoverConfiguration[]>(file, Json.Options)!;
    }
}
