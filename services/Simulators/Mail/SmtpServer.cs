using System.Net;
using System.Net.Sockets;

namespace ApecCard.Simulators.Mail;

/// <summary>Listens for mail clients on <c>Smtp__Port</c>, this machine's only.</summary>
public sealed class SmtpServer(
    Mailbox mailbox, Behaviour behaviour, IConfiguration configuration, ILogger<SmtpServer> logger) : BackgroundService
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, configuration.GetValue("Smtp:Port", 5126));

    /// <summary>Where it listens, once it was started.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start(); // a port that is taken keeps the simulator from starting
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _listener.Stop();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return; // stopped
            }
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        try
        {
            client.NoDelay = true;
            using (client)
            using (var session = new SmtpSession(client.GetStream(), mailbox, behaviour))
            {
                await session.RunAsync(stop);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            logger.LogDebug(e, "A mail client went away");
        }
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }
}
