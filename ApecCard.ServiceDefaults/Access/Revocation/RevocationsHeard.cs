using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApecCard.ServiceDefaults;

/// <summary>Who knows which sessions ended lately: Identity, asked over HTTP, or in its own database.</summary>
public interface IKnowRevocations
{
    /// <summary>Those of at least the last quarter of an hour.</summary>
    Task<IReadOnlyList<Guid>> ListAsync(CancellationToken ct);
}

/// <summary>
/// What the broker could not tell this replica is asked for: when it starts, whenever its queue was away, and every
/// half minute besides; every two seconds as long as the broker is away. Unhealthy until it was answered once.
/// </summary>
internal sealed class RevocationsHeard(
    RevokedSessions revoked, IServiceProvider services, ILogger<RevocationsHeard> logger)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan _whileConnected = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _whileAway = TimeSpan.FromSeconds(2);

    private readonly Bell _bell = new();
    private volatile bool _isConnected;
    private volatile bool _hasAsked;

    /// <summary>The broker came, or went: look at once.</summary>
    public void Note(bool isConnected)
    {
        _isConnected = isConnected;
        _bell.Ring();
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(_hasAsked
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("It is not known yet which sessions have ended."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (services.GetService(typeof(IKnowRevocations)) is not IKnowRevocations source)
        {
            _hasAsked = true; // nobody to ask: tokens are not checked against Identity here either
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(source, stoppingToken);
            await _bell.WaitAsync(_hasAsked && _isConnected ? _whileConnected : _whileAway, stoppingToken);
        }
    }

    private async Task LookAsync(IKnowRevocations source, CancellationToken stop)
    {
        try
        {
            foreach (var session in await source.ListAsync(stop))
            {
                revoked.Add(session);
            }

            _hasAsked = true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            logger.LogWarning(e, "Which sessions have ended could not be asked, trying again");
        }
    }
}
