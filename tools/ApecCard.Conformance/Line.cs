using System.Net;
using System.Net.Sockets;

namespace ApecCard.Conformance;

/// <summary>The line between subscriber and broker, which can be held up, cut, and be dead for a while.</summary>
public sealed class Line : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpClient> _sockets = [];
    private readonly Lock _lock = new();
    private readonly string _host;
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _isDead, _isHeld;
    private long _delivered;

    public Line(string host, int port)
    {
        (_host, _port) = (host, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many bytes the broker has sent over it.</summary>
    public long Delivered => Interlocked.Read(ref _delivered);

    /// <summary>From now on nothing that the subscriber says reaches the broker: no acknowledgment, either.</summary>
    public void HoldUp() => _isHeld = true;

    /// <summary>Ends every connection, and takes no other until it is mended.</summary>
    public void Cut()
    {
        _isDead = true;
        lock (_lock)
        {
            _sockets.ForEach(socket => socket.Close());
            _sockets.Clear();
        }
    }

    public void Mend() => _isHeld = _isDead = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var subscriber = await _listener.AcceptTcpClientAsync(_end.Token);
                if (_isDead)
                {
                    subscriber.Close();
                    continue;
                }

                var broker = new TcpClient();
                await broker.ConnectAsync(_host, _port, _end.Token);
                lock (_lock)
                {
                    _sockets.AddRange([subscriber, broker]);
                }

                _ = Task.WhenAny(CopyAsync(subscriber, broker, isUp: true), CopyAsync(broker, subscriber, isUp: false))
                    .ContinueWith(
                        _ =>
                        {
                            subscriber.Close();
                            broker.Close();
                        }, TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the end, or a broker that is gone: who waits for the subscriber's answer says so
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool isUp)
    {
        var bytes = new byte[4096];
        try
        {
            while (await from.GetStream().ReadAsync(bytes) is > 0 and var count)
            {
                if (isUp && _isHeld)
                {
                    continue; // never said: the line is cut before it is mended
                }

                await to.GetStream().WriteAsync(bytes.AsMemory(0, count));
                Interlocked.Add(ref _delivered, isUp ? 0 : count);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // cut
        }
    }
}
