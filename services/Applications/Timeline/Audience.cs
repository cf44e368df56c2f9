using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

namespace ApecCard.Applications.Timeline;

/// <summary>
/// The viewers of one enterprise on this replica. Most of them have seen the same, so that one look into the
/// database, and one text, serves all of them.
/// </summary>
public sealed class Audience(Guid enterpriseId, TimelineReader timeline)
{
    private static readonly TimeSpan _shared = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private int _calls;
    private Look? _last;

    public ConcurrentDictionary<Channel<bool>, bool> Viewers { get; } = [];

    /// <summary>Something was committed: everybody looks again.</summary>
    public void Call()
    {
        lock (_lock)
        {
            _calls++;
        }

        foreach (var viewer in Viewers.Keys)
        {
            viewer.Writer.TryWrite(true);
        }
    }

    /// <summary>
    /// What comes after this place. A look of another viewer will do if it began after the last call: then it saw what
    /// the call was about.
    /// </summary>
    public Task<TimelineItems> AfterAsync(long seen)
    {
        lock (_lock)
        {
            if (_last is not { Items.IsFaulted: false } || _last.Seen != seen || _last.Calls != _calls
                || Stopwatch.GetElapsedTime(_last.BeganAt) > _shared)
            {
                _last = new(seen, _calls, Stopwatch.GetTimestamp(), timeline.AfterAsync(enterpriseId, seen));
            }

            return _last.Items;
        }
    }

    private sealed record Look(long Seen, int Calls, long BeganAt, Task<TimelineItems> Items);
}
