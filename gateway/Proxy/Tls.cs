using ApecCard.ServiceDefaults;

namespace ApecCard.Gateway.Proxy;

/// <summary>
/// Browsers and apps come over TLS, which ends at a proxy in front that we trust. Tls__Required: true in Production.
/// </summary>
public static class Tls
{
    public static bool IsRequired(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue("Tls:Required", environment.IsProduction());

    /// <summary>403 tls.required for what came without; those who run the gateway may ask after its health.</summary>
    public static void UseOnlyTls(this WebApplication app)
    {
        if (IsRequired(app.Configuration, app.Environment))
        {
            app.Use((http, next) => http.Request.IsHttps || IsHealth(http.Request.Path)
                ? next(http)
                : throw new ProblemException(
                    StatusCodes.Status403Forbidden, "tls.required", "Come over https. Nothing was read of what was sent."));
        }
    }

    private static bool IsHealth(PathString path) => path == "/health" || path == "/alive";
}
