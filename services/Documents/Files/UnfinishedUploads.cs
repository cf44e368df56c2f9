using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>At the start and hourly, throws away uploads that ended with the process that received them.</summary>
internal sealed class UnfinishedUploads(
    FileStore store, IOptions<FileSettings> settings, ILogger<UnfinishedUploads> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1));
        do
        {
            try
            {
                var count = store.ThrowAwayUnfinished(DateTime.UtcNow - settings.Value.KeepUnfinished);
                if (count > 0)
                {
                    logger.LogInformation("{Count} unfinished uploads were thrown away", count);
                }
            }
            catch (IOException e)
            {
                logger.LogWarning(e, "Unfinished uploads were not thrown away, trying again in an hour");
            }
        }
        while (await hourly.WaitForNextTickAsync(stop));
    }
}
