using System.Net.Http.Headers;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// Where a caller is: the address, what the browser calls itself, and what it has kept of having signed in before.
/// Identity believes it with the gateway's own token only.
/// </summary>
public sealed record CallerPlace(string? Address, string? Agent, string? Device)
{
    public const string AddressHeader = "X-Caller-Address";
    public const string DeviceHeader = "X-Known-Device";

    private const string Cookie = "apec-device";

    public static CallerPlace Of(HttpContext http) => new(
        http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent, http.Request.Cookies[Cookie]);

    public void WriteTo(HttpRequestHeaders headers)
    {
        Write(headers, AddressHeader, Address);
        Write(headers, DeviceHeader, Device);
        Write(headers, "User-Agent", Agent);
    }

    /// <summary>The browser keeps that somebody has signed in with it: strangers do not lock them out then.</summary>
    public static void Remember(HttpContext http, string? device)
    {
        if (device is not null)
        {
            http.Response.Cookies.Append(Cookie, device, new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                Path = "/bff",
                MaxAge = TimeSpan.FromDays(365),
            });
        }
    }

    private static void Write(HttpRequestHeaders headers, string name, string? value)
    {
        headers.Remove(name);
        if (!string.IsNullOrEmpty(value))
        {
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
