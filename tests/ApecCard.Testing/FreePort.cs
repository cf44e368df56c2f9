using System.Net;
using System.Net.Sockets;

namespace ApecCard.Testing;

/// <summary>A port for a server that must know it before it starts.</summary>
public static class FreePort
{
    /// <summary>
    /// Below those that the system gives to outgoing connections: between now and the start nobody gets it by chance.
    /// </summary>
    public static int Next()
    {
        while (true)
        {
#pragma warning disable CA5394 // chance, not security
            var port = Random.Shared.Next(20_000, 32_000);
#pragma warning restore CA5394
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody has it
            }
        }
    }
}
