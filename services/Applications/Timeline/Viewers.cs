using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;

namespace ApecCard.Applications.Timeline;

/// <summary>
/// Who is watching, on this replica. Whichever replica changes a case calls through PostgreSQL; the viewers of that
/// enterprise then read on from where they were, those of the same place together (Audience). A viewer that cannot be
/// called is sent away, and comes back.
/// </summary>
public sealed class Viewers(NpgsqlDataSource database, TimelineReader timeline, ILogger<Viewers> logger)
    : BackgroundService
{
    public const string Channel = "timeline";

    private readonly ConcurrentDictionary<Guid, Audience> _watching = [];

    /// <summary>Calls, one or many at a time, and what there is to see, until disposed of.</summary>
    public Watch Join(Guid enterpriseId)
    {
        var calls = System.Threading.Channels.Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var audience = _watching.GetOrAdd(enterpriseId, id => new(id, timeline));
        audience.Viewers.TryAdd(calls, true);
        return new(calls, audience);
    }

    public sealed class Watch(Channel<bool> calls, Audience audience) : IDisposable
    {
        public ChannelReader<bool> Calls => calls.Reader;

        public Task<TimelineItems> AfterAsync(long seen) => audience.AfterAsync(seen);

        public void Dispose() => audience.Viewers.TryRemove(calls, out _);
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
        ear.Notification += (_, call) => _watching.GetValueOrDefault(Guid.Parse(call.Payload))?.Call();
        await using (var listen = new NpgsqlCommand($"listen {Channel}", ear))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        while (true)
        {
            await ear.WaitAsync(stop);
        }
    }

    private void SendAllAway()
    {
        foreach (var viewer in _watching.Values.SelectMany(audience => audience.Viewers.Keys))
        {
            viewer.Writer.TryComplete();
        }
    }
}
