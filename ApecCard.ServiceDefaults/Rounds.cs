using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// Work that comes due with time: every so often, all that is due is done, one short piece after another. A round that
/// fails is logged, and made again.
/// </summary>
public abstract class Rounds(TimeSpan every, ILogger logger) : BackgroundService
{
    /// <summary>Does one piece; false when nothing is due.</summary>
    public abstract Task<bool> DoNextAsync(CancellationToken ct);

    /// <summary>Does all that is due now.</summary>
    public async Task DoAllAsync(CancellationToken ct)
    {
        while (await DoNextAsync(ct))
        {
            // until nothing is due
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        do
        {
            try
            {
                await DoAllAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "{Work} was interrupted, going on in {Every}", GetType().Name, every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
