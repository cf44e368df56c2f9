using System.Collections.Concurrent;
using System.Globalization;
using System.Net.ServerSentEvents;
using ApecCard.Journeys.Actors;

namespace ApecCard.Journeys.Bench;

/// <summary>Somebody who watches an enterprise's cases, and notes when what was received.</summary>
/// <param name="comesBack">Breaks off after every few entries, and comes back with the place of the last one.</param>
internal sealed class Viewer(Agent agent, bool comesBack)
{
    private const int StaysFor = 3;

    private readonly TaskCompletionSource _isWatching = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _last;

    public bool ComesBack => comesBack;

    public ConcurrentDictionary<long, DateTime> Received { get; } = [];

    public bool Has(long seq) => Received.ContainsKey(seq);

    /// <summary>How often an entry came that had come before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Watches until told to stop; the answer comes with the greeting.</summary>
    public async Task<Task> WatchAsync(CancellationToken stop)
    {
        var watching = WatchOnAsync(stop);
        await await Task.WhenAny(_isWatching.Task, watching);
        return watching;
    }

    private async Task WatchOnAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var answer = await agent.Door.WatchAsync(_last);
                await ReadAsync(await answer.Content.ReadAsStreamAsync(stop), stop);
            }
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // told to stop in the middle of something
        }
    }

    private async Task ReadAsync(Stream stream, CancellationToken stop)
    {
        var stays = StaysFor;
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(stop))
        {
            _isWatching.TrySetResult();
            if (item.EventType is not "timeline")
            {
                continue;
            }

            _last = long.Parse(item.EventId!, CultureInfo.InvariantCulture);
            Repeated += Received.TryAdd(_last.Value, DateTime.UtcNow) ? 0 : 1;
            if (comesBack && --stays == 0)
            {
                return;
            }
        }
    }
}
