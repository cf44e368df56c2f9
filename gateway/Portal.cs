using ApecCard.Gateway.Proxy;

namespace ApecCard.Gateway;

/// <summary>The portal: Vite builds it from <c>portal/</c> into <c>wwwroot/app</c>.</summary>
public static class Portal
{
    /// <summary>What keeps the portal's files for when there is no network.</summary>
    public const string Worker = "/app/worker.js";

    private const string Built = "app/index.html";

    // Vite writes it where the page's own scripts and styles say their nonce.
    private const string NoncePlace = "CSP-NONCE";

    /// <summary>
    /// What answers every path that is nobody else's: the portal, or a small page where it is not built, as for tests of
    /// the gateway alone. Each answer has a nonce of its own, so none is kept.
    /// </summary>
    public static void MapPortal(this WebApplication app)
    {
        var page = new Lazy<string>(() => Read(app.Environment.WebRootFileProvider));
        app.MapFallback("{*path:nonfile}", async http =>
        {
            if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            {
                http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }

            var text = page.Value.Replace(NoncePlace, SecurityHeaders.NonceOf(http), StringComparison.Ordinal);
            http.Response.Headers.CacheControl = "no-store";
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(text, http.RequestAborted);
        }).AllowAnonymous();
    }

    private static string Read(Microsoft.Extensions.FileProviders.IFileProvider files)
    {
        var built = files.GetFileInfo(Built);
        using var reader = new StreamReader((built.Exists ? built : files.GetFileInfo("index.html")).CreateReadStream());
        return reader.ReadToEnd();
    }
}
