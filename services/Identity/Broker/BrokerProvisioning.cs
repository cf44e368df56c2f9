using System.Text.Json.Nodes;
using ApecCard.Identity.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApecCard.Identity.Broker;

/// <summary>
/// Sees to it that the broker holds what the systems outside need: at the start, and again every few minutes, for a
/// broker may lose its data; and nothing any more of a subscriber that ended. When all is well it only reads.
/// </summary>
public sealed class BrokerProvisioning(
    BrokerManagement broker, IServiceScopeFactory scopes, IConfiguration configuration,
    ILogger<BrokerProvisioning> logger)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _betweenTries = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _call = new(0, 1);
    private volatile bool _isDone;

    /// <summary>A password has changed: the broker is told at once; a second call meanwhile is the same one.</summary>
    public void LookNow()
    {
        if (_call.CurrentCount == 0)
        {
            _call.Release();
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(_isDone
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("The broker does not hold yet what the systems outside need."));

    public override void Dispose()
    {
        _call.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ProvisionAsync(stoppingToken);
                _isDone = true;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                _isDone = false;
                logger.LogWarning(e, "The broker could not be provisioned, trying again");
            }

            await _call.WaitAsync(_isDone ? _betweenLooks : _betweenTries, stoppingToken);
        }
    }

    private async Task ProvisionAsync(CancellationToken ct)
    {
        var secret = configuration["Broker:EconomiesSecret"]
            ?? throw new InvalidOperationException("Set Broker__EconomiesSecret.");
        using var management = broker.Open();

        var (rotated, subscribers) = await ReadSystemsAsync(ct);
        var wanted = OutsidersTopology.Of(
            broker.Vhost,
            user => rotated.GetValueOrDefault(user) ?? PasswordHash.Of(OutsidersTopology.PasswordOf(user, secret)),
            subscribers);
        if (await FindMissingAsync() is { Count: > 0 } missing)
        {
            using var answer = await management.PostAsJsonAsync("api/definitions", missing, ct);
            if (!answer.IsSuccessStatusCode)
            {
                var why = await answer.Content.ReadAsStringAsync(ct);
                throw new HttpRequestException(why, inner: null, answer.StatusCode);
            }

            if (await FindMissingAsync() is { Count: > 0 } still)
            {
                throw new InvalidOperationException($"The broker holds other definitions: {Name(still)}.");
            }

            logger.LogInformation("The broker was given what it lacked: {Definitions}", Name(missing));
        }

        var held = await management.GetFromJsonAsync<JsonObject>("api/definitions", ct);
        foreach (var surplus in SurplusDefinitions.Of(wanted, held!))
        {
            using var answer = await management.DeleteAsync(surplus, ct);
            answer.EnsureSuccessStatusCode();
            logger.LogInformation("The broker lost what no subscriber needs any more: {Surplus}", surplus);
        }

        async Task<JsonObject> FindMissingAsync()
        {
            var there = await management.GetFromJsonAsync<JsonObject>("api/definitions", ct);
            return MissingDefinitions.Of(wanted, there!, (user, hash) => rotated.TryGetValue(user, out var newest)
                ? hash == newest
                : PasswordHash.Fits(OutsidersTopology.PasswordOf(user, secret), hash));
        }
    }

    // Whose password is not the configuration's, as the broker keeps it; and what subscribers hear.
    private async Task<(Dictionary<string, string> Rotated, Dictionary<string, Subscription> Subscribers)>
        ReadSystemsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var systems = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Systems.AsNoTracking()
            .Where(system => system.BrokerPasswordHash != null)
            .ToListAsync(ct);
        return (
            systems.ToDictionary(system => system.Name, system => system.BrokerPasswordHash!),
            systems.Where(system => system.Subscription is not null)
                .ToDictionary(system => system.Name, system => system.Subscription!));
    }

    // Never the definitions themselves: they hold the users' password hashes.
    private static string Name(JsonObject definitions) =>
        string.Join(", ", definitions.Select(kind => $"{kind.Value!.AsArray().Count} {kind.Key}"));
}
