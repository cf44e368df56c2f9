using ApecCard.ServiceDefaults.Formats;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Board;

/// <summary>The last thousand decision times of every economy, looked up anew every minute.</summary>
public sealed class DecisionHistory(IServiceScopeFactory scopes, IConfiguration configuration) : IDisposable
{
    private const int Last = 1000;
    private const int DefaultTargetDays = 90;
    private static readonly TimeSpan _keep = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _oneReader = new(1);
    private volatile Known? _known;

    /// <summary>
    /// Days within which an economy wants to decide (<c>EconomyTargetDays__AUS</c>); nobody can be hurried.
    /// </summary>
    public TimeSpan TargetOf(string economy) =>
        TimeSpan.FromDays(configuration.GetValue($"EconomyTargetDays:{economy}", DefaultTargetDays));

    /// <summary>Days its decisions took, ascending.</summary>
    public async Task<double[]> OfAsync(string economy, CancellationToken ct) =>
        (await AllAsync(ct)).GetValueOrDefault(economy, []);

    public void Dispose() => _oneReader.Dispose();

    private async Task<Dictionary<string, double[]>> AllAsync(CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_known is { } known && known.Until > now)
        {
            return known.Days;
        }

        await _oneReader.WaitAsync(ct);
        try
        {
            if (_known is { } meanwhile && meanwhile.Until > now)
            {
                return meanwhile.Days;
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
            Dictionary<string, double[]> days = [];
            foreach (var economy in Economies.PreClearing)
            {
                var last = await db.DecisionTimes.Where(time => time.Economy == economy)
                    .OrderByDescending(time => time.DecidedAt).Take(Last).Select(time => time.Days).ToArrayAsync(ct);
                days[economy] = [.. last.Order()];
            }

            _known = new(days, now + _keep);
            return days;
        }
        finally
        {
            _oneReader.Release();
        }
    }

    private sealed record Known(Dictionary<string, double[]> Days, DateTimeOffset Until);
}
