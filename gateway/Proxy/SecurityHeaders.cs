namespace ApecCard.Gateway.Proxy;

public static class SecurityHeaders
{
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
                + "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; "
                + "frame-ancestors 'none'";
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
}
