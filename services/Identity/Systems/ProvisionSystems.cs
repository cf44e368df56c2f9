using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults.Formats;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Systems;

/// <summary>
/// Sees to it at the start that the systems exist that the configuration names: our services, by Services__{name}__Secret,
/// and the economies, whose first secrets derive from Broker__EconomiesSecret.
/// </summary>
public sealed class ProvisionSystems(IServiceScopeFactory scopes, IConfiguration configuration, SystemSecrets secrets)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('systems'))", cancellationToken);
        var known = await db.Systems.ToDictionaryAsync(system => system.Name, cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (name, kind, secret) in Configured())
        {
            if (!known.TryGetValue(name, out var system))
            {
                db.Add(SystemClient.Of(name, kind, secret));
            }
            else if (system.Configure(secret, secrets.Overlap, now))
            {
                db.Audit("identity", "system.secret-configured", name, now);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Name, SystemKind Kind, string Secret)> Configured()
    {
        foreach (var service in configuration.GetSection("Services").GetChildren())
        {
            if (service["Secret"] is { Length: > 0 } secret)
            {
                yield return (service.Key, SystemKind.Service, secret);
            }
        }

        if (configuration["Broker:EconomiesSecret"] is { Length: > 0 } shared)
        {
            foreach (var user in Economies.PreClearing.Select(OutsidersTopology.UserOf))
            {
                yield return (user, SystemKind.Economy, OutsidersTopology.PasswordOf(user, shared));
            }
        }
    }
}
