using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;

namespace ApecCard.Applications.Timeline;

/// <summary>
/// Who is watching, on this replica. Whichever replica changes a case calls through PostgreSQL; each viewer of that
/// enterprise then reads on from where it was. A viewer that cannot be called is sent away, and comes back.
/// </summary>
public sealed class Viewers(NpgsqlDataSource database, ILogger<Viewers> logger) : BackgroundService
{
    public const string Channel = "timeline";

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Channel<bool>, bool>> _watching = [];

    /// <summary>Calls, one or many at a time, until disposed of.</summary>
    public Watch Join(Guid enterpriseId)
    {
        var calls = System.Threading.Channels.Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        _watching.GetOrAdd(enterpriseId, _ => []).TryAdd(calls, true);
        return new(calls.Reader, () => _watching[enterpriseId].TryRemove(calls, out _));
    }

    public sealed class Watch(ChannelReader<bool> calls, Action leave) : IDisposable
    {
        public ChannelReader<bool> Calls => calls;

        public void Dispose() => leave();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(e, "Live status was interrupted, listening again in a second");
                SendAllAway();
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var ear = await database.OpenConnectionAsync(stop);
        ear.Notification += (_, call) => Call(Guid.Parse(call.Payload));
        await using (var listen = new NpgsqlCommand($"listen {Channel}", ear))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        while (true)
        {
            await ear.WaitAsync(stop);
        }
    }

    private void Call(Guid enterpriseId)
    {
        foreach (var viewer in _watching.GetValueOrDefault(enterpriseId)?.Keys ?? [])
        {
            viewer.Writer.TryWrite(true);
        }
    }

    private void SendAllAway()
    {
        foreach (var viewer in _watching.Values.SelectMany(viewers => viewers.Keys))
        {
            viewer.Writer.TryComplete();
        }
    }
}
