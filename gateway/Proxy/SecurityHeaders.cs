using System.Security.Cryptography;

namespace ApecCard.Gateway.Proxy;

public static class SecurityHeaders
{
    private const string Nonce = "csp-nonce";

    /// <summary>
    /// What the page of this answer says its own styles are by: they are made in the browser, and nobody else's are
    /// taken.
    /// </summary>
    public static string NonceOf(HttpContext http) =>
        (string)(http.Items[Nonce] ??= Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>What a browser must not do with our pages and answers.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
            headers.ContentSecurityPolicy =
                "default-src 'self'; img-src 'self' data: blob:; frame-src 'self' blob:; "
                + $"style-src 'self'{(http.Items[Nonce] is string nonce ? $" 'nonce-{nonce}'" : "")}; object-src 'none'; base-uri 'self'; form-action 'self'; "
                + "frame-ancestors 'none'";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (IsPersonal(http.Request.Path) && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store"; // unless who answers knows better
            }

            if (http.Response.ContentType is { } type && IsTextOfNoCharset(type))
            {
                http.Response.ContentType = $"{type}; charset=utf-8"; // all of ours is, and nobody has to guess
            }

            if (http.Request.Path == Portal.Worker)
            {
                headers["Service-Worker-Allowed"] = "/"; // it lies in the portal's folder, and minds all its pages
            }

            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            return Task.CompletedTask;
        });
        return next(http);
    });

    private static bool IsTextOfNoCharset(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        && !type.Contains("charset", StringComparison.OrdinalIgnoreCase);

    private static bool IsPersonal(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/bff");
}
