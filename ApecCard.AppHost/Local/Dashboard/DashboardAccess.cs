using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ApecCard.AppHost.Local;

/// <summary>
/// Who may see the dashboard: who has the link that the host printed. It becomes a cookie, and programs show the same
/// token in a header, which another site's page cannot set.
/// </summary>
internal sealed class DashboardAccess(int port)
{
    public const string Header = "X-ApecCard-Dashboard";

    private readonly string _cookieValue = Random();

    /// <summary>New at every start.</summary>
    public string Token { get; } = Random();

    public string Link => $"http://localhost:{port}/login?t={Token}";

    // Cookies do not tell ports apart, and two checkouts may run on one machine.
    private string Cookie => $"apeccard-dashboard-{port}";

    public async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var isTelemetry = http.Request.Path.StartsWithSegments("/v1"); // has a key of its own
        var isSafe = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (http.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, "Only from this machine, as localhost.");
        }
        else if (!isTelemetry && !isSafe && !http.Request.Headers.ContainsKey(Header))
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, $"Only with the header {Header}.");
        }
        else if (isTelemetry || http.Request.Path == "/login" || IsKnown(http.Request))
        {
            await next(http);
        }
        else
        {
            await RefuseAsync(http, StatusCodes.Status401Unauthorized,
                "Open the dashboard by the link that ./apec up printed under its table; "
                + "it is also in the checkout, in .data/host, after \"dashboard-link=\".");
        }
    }

    public IResult SignIn(HttpContext http, string? t)
    {
        if (!Same(t, Token))
        {
            return Results.Text("This link is of an earlier start. ./apec up prints the one that is good now.",
                statusCode: StatusCodes.Status401Unauthorized);
        }

        http.Response.Cookies.Append(Cookie, _cookieValue,
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return Results.Redirect("/");
    }

    private bool IsKnown(HttpRequest request) =>
        Same(request.Cookies[Cookie], _cookieValue) || Same(request.Headers[Header], Token);

    private static bool Same(string? shown, string expected) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(shown ?? ""), Encoding.UTF8.GetBytes(expected));

    private static Task RefuseAsync(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why);
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
