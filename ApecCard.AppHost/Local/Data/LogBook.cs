using System.Threading.Channels;

namespace ApecCard.AppHost.Local;

/// <summary>What a part says: kept in a file, the last lines in memory, and told to whoever listens.</summary>
internal sealed class LogBook : IDisposable
{
    private const int Kept = 2000;

    private readonly Lock _lock = new();
    private readonly Queue<string> _last = new();
    private readonly List<Channel<string>> _listeners = [];
    private StreamWriter? _file;

    /// <summary>Begins a new file; the one before is kept beside it.</summary>
    public void Begin(string path)
    {
        lock (_lock)
        {
            _file?.Dispose();
            if (File.Exists(path))
            {
                File.Move(path, path + ".1", overwrite: true);
            }

            _file = new StreamWriter(path) { AutoFlush = true };
        }
    }

    public void Write(string line)
    {
        lock (_lock)
        {
            _last.Enqueue(line);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }

            _file?.WriteLine(line);
            _listeners.ForEach(listener => listener.Writer.TryWrite(line));
        }
    }

    public IReadOnlyList<string> Last(int count)
    {
        lock (_lock)
        {
            return [.. _last.TakeLast(count)];
        }
    }

    /// <summary>The last lines, then every new one.</summary>
    public async IAsyncEnumerable<string> Follow(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(2 * Kept) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (_lock)
        {
            foreach (var line in _last)
            {
                channel.Writer.TryWrite(line);
            }

            _listeners.Add(channel);
        }

        try
        {
            await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return line;
            }
        }
        finally
        {
            lock (_lock)
            {
                _listeners.Remove(channel);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file?.Dispose();
            _file = null;
        }
    }
}
