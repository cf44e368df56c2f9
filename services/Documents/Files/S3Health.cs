using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Files;

/// <summary>
/// Degraded while the bucket's provider does not answer or refuses our key: lists and what was handed in are still
/// shown, but no file is taken or opened. The answer holds for ten seconds: whoever asks after our health asks often.
/// </summary>
public sealed class S3Health(IOptions<FileSettings> settings, IServiceProvider services) : IHealthCheck
{
    private static readonly TimeSpan _keep = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private (HealthCheckResult Result, DateTimeOffset Until)? _known;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (settings.Value.Store is not FileShelfKind.S3)
        {
            return HealthCheckResult.Healthy();
        }

        var now = TimeProvider.System.GetUtcNow();
        if (_known is { } known && known.Until > now)
        {
            return known.Result;
        }

        var result = await AskAsync(cancellationToken) is { } why
            ? HealthCheckResult.Degraded($"The files' provider: {why}.")
            : HealthCheckResult.Healthy();
        _known = (result, now + _keep);
        return result;
    }

    private async Task<string?> AskAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        try
        {
            return await services.GetRequiredService<S3Shelf>().WhyNotAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return "away";
        }
    }
}
