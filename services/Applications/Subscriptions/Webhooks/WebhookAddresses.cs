using System.Net;
using System.Net.Sockets;

namespace ApecCard.Applications.Subscriptions.Webhooks;

/// <summary>
/// Where webhooks may lead: to public addresses over TLS, and to the networks of <c>Webhooks__Allowed__0</c> … That is
/// looked at when a connection is made, on the address it is made to, so that no name leads elsewhere later.
/// </summary>
public sealed class WebhookAddresses(IConfiguration configuration)
{
    // RFC 6890 and its successors: what is not the public internet. Of IPv6 only 2000::/3 is.
    private static readonly IPNetwork[] _private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork _publicV6 = IPNetwork.Parse("2000::/3");

    private readonly IPNetwork[] _allowed =
        [.. (configuration.GetSection("Webhooks:Allowed").Get<string[]>() ?? []).Select(text => IPNetwork.Parse(text))];

    /// <summary>Those of a host that may be connected to; without TLS, the allowed networks' only.</summary>
    /// <exception cref="SocketException">There is no such host.</exception>
    public async Task<IPAddress[]> OfAsync(string host, bool isTls, CancellationToken ct)
    {
        var all = IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? [address]
            : await Dns.GetHostAddressesAsync(host, ct);
        return [.. all.Where(one => May(one, isTls))];
    }

    /// <summary>Connects to one of them.</summary>
    /// <exception cref="RefusedAddressException">There is none.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext wanted, CancellationToken ct)
    {
        var isTls = wanted.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
        var addresses = await OfAsync(wanted.DnsEndPoint.Host, isTls, ct);
        if (addresses is [])
        {
            throw new RefusedAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, wanted.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool May(IPAddress address, bool isTls)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _allowed.Any(network => network.Contains(plain)) || (isTls && IsPublic(plain));
    }

    private static bool IsPublic(IPAddress address) => !_private.Any(network => network.Contains(address))
        && (address.AddressFamily is AddressFamily.InterNetwork || _publicV6.Contains(address));
}

/// <summary>The host has no address that a webhook may lead to.</summary>
public sealed class RefusedAddressException() : Exception("No public address");
