using System.Net;
using System.Net.Sockets;

namespace ApecCard.AppHost.Local;

/// <summary>One address for several processes: each connection goes to the next one that is well.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private const int BufferSize = 32 * 1024;
    private const int Backlog = 512;

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Socket> _listeners = [];
    private readonly Func<IReadOnlyList<int>> _targets;
    private readonly List<Task> _accepting;
    private int _turn;

    /// <param name="port">Listened on at once, also while nobody is there to answer.</param>
    /// <param name="targets">The ports to choose from, the best ones first asked for at every connection.</param>
    public TcpProxy(int port, Func<IReadOnlyList<int>> targets)
    {
        _targets = targets;
        Listen(IPAddress.Loopback, port);
        if (Socket.OSSupportsIPv6)
        {
            Listen(IPAddress.IPv6Loopback, port);
        }

        _accepting = [.. _listeners.Select(listener => AcceptAsync(listener, _stop.Token))];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listeners.ForEach(listener => listener.Dispose());
        await Task.WhenAll(_accepting);
        _stop.Dispose();
    }

    private void Listen(IPAddress address, int port)
    {
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(Backlog);
            _listeners.Add(listener);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            listener.Dispose(); // a machine without IPv6
        }
    }

    private async Task AcceptAsync(Socket listener, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var caller = await listener.AcceptAsync(stop);
                _ = ServeAsync(caller, stop);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A caller that left before it was accepted, or the end; the loop's condition tells which.
            }
        }
    }

    private async Task ServeAsync(Socket caller, CancellationToken stop)
    {
        using (caller)
        using (var server = await ConnectAsync(stop))
        {
            if (server is null)
            {
                caller.LingerState = new LingerOption(true, 0); // a reset: nobody is there
                return;
            }

            caller.NoDelay = true;
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAll(PumpAsync(caller, server, either), PumpAsync(server, caller, either));
        }
    }

    private async Task<Socket?> ConnectAsync(CancellationToken stop)
    {
        var targets = _targets();
        for (var i = 0; i < targets.Count; i++)
        {
            var port = targets[(int)((uint)Interlocked.Increment(ref _turn) % targets.Count)];
            var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), stop);
                return server;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                server.Dispose();
            }
        }

        return null;
    }

    // An orderly end of one direction is passed on; a broken connection ends both.
    private static async Task PumpAsync(Socket from, Socket to, CancellationTokenSource either)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, either.Token)) > 0)
            {
                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), either.Token);
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await either.CancelAsync();
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
