using System.Collections.Concurrent;

namespace ApecCard.ServiceDefaults;

/// <summary>
/// The sessions that ended lately, in this replica's memory: their access tokens are still well signed, and worth
/// nothing. Each is kept for longer than any of its tokens lives.
/// </summary>
public sealed class RevokedSessions
{
    /// <summary>More than a token's ten minutes, the difference of clocks, and the time word of it takes.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _forgottenAt = [];
    private readonly ConcurrentDictionary<CancellationTokenSource, Guid> _streams = [];

    public bool Contains(Guid sessionId) => _forgottenAt.ContainsKey(sessionId);

    /// <summary>The session has ended: its tokens are refused from now on, and its streams end.</summary>
    public void Add(Guid sessionId)
    {
        var now = DateTimeOffset.UtcNow;
        if (!_forgottenAt.TryAdd(sessionId, now + Kept))
        {
            return;
        }

        foreach (var (stream, _) in _streams.Where(one => one.Value == sessionId))
        {
            stream.Cancel();
        }

        foreach (var (old, _) in _forgottenAt.Where(one => one.Value < now))
        {
            _forgottenAt.TryRemove(old, out _);
        }
    }

    /// <summary>Cancels the stream when its session ends, until disposed of.</summary>
    public IDisposable Watch(Guid? sessionId, CancellationTokenSource stream)
    {
        if (sessionId is { } id)
        {
            _streams[stream] = id;
            if (Contains(id)) // it ended a moment ago
            {
                stream.Cancel();
            }
        }

        return new Watching(_streams, stream);
    }

    private sealed class Watching(ConcurrentDictionary<CancellationTokenSource, Guid> all, CancellationTokenSource one)
        : IDisposable
    {
        public void Dispose() => all.TryRemove(one, out _);
    }
}
