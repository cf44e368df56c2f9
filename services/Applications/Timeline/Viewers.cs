using System.Collections.Concurrent;
using System.Threading.Channels;
using ApecCard.ServiceDefaults;
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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => logger.GoOnAsync(
        stop => database.ListenAsync(Channel, Call, stop), stoppingToken, interrupted: SendAllAway);

    private void Call(string enterpriseId) => _watching.GetValueOrDefault(Guid.Parse(enterpriseId))?.Call();

    private void SendAllAway()
    {
        foreach (var viewer in _watching.Values.SelectMany(audience => audience.Viewers.Keys))
        {
            viewer.Writer.TryComplete();
        }
    }
}
