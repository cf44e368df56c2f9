using System.Net;
using ApecCard.ServiceDefaults;

namespace ApecCard.Identity.Sessions;

/// <summary>Where somebody signs in: what the gateway, and only the gateway, may say about it in others' name.</summary>
/// <param name="Address">The caller's network address.</param>
/// <param name="Agent">What the browser or app calls itself.</param>
/// <param name="Device">What a device that has signed in before has kept of it.</param>
public sealed record SignInPlace(string Address, string? Agent, string? Device)
{
    public static SignInPlace Of(HttpContext http)
    {
        var headers = http.Request.Headers;
        var byGateway = http.User.IsInRole(Roles.Service) && new Caller(http.User).Subject is "gateway";
        var address = byGateway && IPAddress.TryParse(headers["X-Caller-Address"], out var told)
            ? told
            : http.Connection.RemoteIpAddress;
        return new(
            $"{Whole(address)}", headers.UserAgent.FirstOrDefault(),
            headers["X-Known-Device"].FirstOrDefault() is { Length: <= 200 } device ? device : null);
    }

    /// <summary>The first half of the address: enough to know one's own by, not enough to find somebody.</summary>
    public string CoarseAddress => IPAddress.TryParse(Address, out var address)
        ? address.GetAddressBytes() is [var a, var b, _, _]
            ? $"{a}.{b}.*.*"
            : string.Join(':', $"{address}".Split(':').Take(2)) + ":*"
        : "";

    // A network of IPv6 is one caller: each has 2^64 addresses to come from.
    private static IPAddress? Whole(IPAddress? address)
    {
        if (address is null || address.IsIPv4MappedToIPv6)
        {
            return address?.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        if (bytes.Length == 16 && !IPAddress.IsLoopback(address))
        {
            Array.Clear(bytes, 8, 8);
        }

        return new(bytes);
    }
}
