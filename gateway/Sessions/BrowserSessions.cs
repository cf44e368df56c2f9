using ApecCard.Gateway.Proxy;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Yarp.ReverseProxy.Transforms;

namespace ApecCard.Gateway.Sessions;

/// <summary>
/// The browser never sees a token: its cookie names a session, which lives in Identity. The gateway puts the session's
/// access token in place of the cookie. Mobile apps and systems bring a bearer token of their own, which passes.
/// </summary>
public static class BrowserSessions
{
    private const string CookieOrBearer = "cookie-or-bearer";
    private const string CookieName = "apec-session";

    // A browser takes a cookie of this name only over TLS, and from this very host.
    private const string OverTls = "__Host-";

    public static void AddBrowserSessions(this WebApplicationBuilder builder)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("ApecCard.Gateway")
            .UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        if (builder.Configuration["Sessions:KeyFolder"] is { } folder) // replicas share it
        {
            keys.PersistKeysToFileSystem(new(folder));
        }

        var tls = Tls.IsRequired(builder.Configuration, builder.Environment);
        var name = tls ? OverTls + CookieName : CookieName;
        var secure = tls ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        builder.Services.AddAuthentication(CookieOrBearer)
            .AddPolicyScheme(CookieOrBearer, displayName: null, policy => policy.ForwardDefaultSelector = http =>
                http.Request.Cookies.ContainsKey(name)
                    ? CookieAuthenticationDefaults.AuthenticationScheme
                    : JwtBearerDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.TimeProvider = TimeProvider.System; // not the scheme's time, which a scenario may move
                cookie.Cookie.Name = name;
                cookie.Cookie.SecurePolicy = secure;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
                cookie.SlidingExpiration = false; // the session lasts no longer; and no old secret comes back so
                cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
            });
        builder.Services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "X-XSRF-TOKEN";
            antiforgery.Cookie.Name = tls ? $"{OverTls}apec-antiforgery" : "apec-antiforgery";
            antiforgery.Cookie.SecurePolicy = secure;
            antiforgery.SuppressReadingTokenFromFormBody = true; // else an upload is read as a form, here
        });
        builder.AddServiceClient<IdentityClient>("identity");
        builder.Services.AddMemoryCache().AddSingleton<SessionTokens>();
        builder.Services.AddSingleton<SessionUse>().AddHostedService(services => services.GetRequiredService<SessionUse>());
        builder.HearOfRevokedSessions();
    }

    /// <summary>In the place of a cookie goes the access token of the session it names; no cookie reaches a service.</summary>
    public static IReverseProxyBuilder AddBearerOfSession(this IReverseProxyBuilder proxy) =>
        proxy.AddTransforms(transforms => transforms.AddRequestTransform(async request =>
        {
            request.ProxyRequest.Headers.Remove("Cookie");
            request.ProxyRequest.Headers.Remove(CallerPlace.AddressHeader); // only the gateway says where somebody is
            if (BrowserSession.Of(request.HttpContext.User) is { } session)
            {
                var tokens = request.HttpContext.RequestServices.GetRequiredService<SessionTokens>();
                var token = await tokens.GetAsync(session, request.CancellationToken);
                request.ProxyRequest.Headers.Authorization = token is null ? null : new("Bearer", token);
            }
        }));

    /// <summary>
    /// An app signs in, or somebody forgot the password: with the request goes the gateway's own token, so that Identity
    /// believes where it comes from.
    /// </summary>
    public static IReverseProxyBuilder AddPlaceOfApps(this IReverseProxyBuilder proxy) => proxy.AddTransforms(transforms =>
    {
        if (transforms.Route.RouteId is Services.Tokens or Services.PasswordResets)
        {
            transforms.AddRequestTransform(async request =>
            {
                var own = request.HttpContext.RequestServices.GetRequiredService<ServiceTokens>();
                request.ProxyRequest.Headers.Authorization = new("Bearer", await own.GetAsync(request.CancellationToken));
                request.ProxyRequest.Headers.TryAddWithoutValidation(
                    CallerPlace.AddressHeader, request.HttpContext.Connection.RemoteIpAddress?.ToString());
            });
        }
    });

    /// <summary>
    /// Who has shown that an account is his, by a licence or a mailed link, did so with this browser: it keeps that.
    /// </summary>
    public static IReverseProxyBuilder AddKnownDevices(this IReverseProxyBuilder proxy) =>
        proxy.AddTransforms(transforms => transforms.AddResponseTransform(answer =>
        {
            if (answer.ProxyResponse?.Headers.TryGetValues(CallerPlace.DeviceHeader, out var devices) is true)
            {
                answer.HttpContext.Response.Headers.Remove(CallerPlace.DeviceHeader);
                CallerPlace.Remember(answer.HttpContext, devices.First());
            }

            return ValueTask.CompletedTask;
        }));

    /// <summary>An unsafe call with a cookie needs the token that only our own pages can read.</summary>
    public static void UseAntiforgeryForBrowsers(this IReverseProxyApplicationBuilder proxy) => proxy.Use(async (http, next) =>
    {
        if (BrowserSession.Of(http.User) is { } session
            && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().RequireValidAsync(http);
            http.RequestServices.GetRequiredService<SessionUse>().Note(session);
        }

        await next();
    });

    private static void HearOfRevokedSessions(this WebApplicationBuilder builder) => builder.Services.AddMassTransit(bus =>
    {
        bus.HearOfRevokedSessions();
        bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
        bus.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host(builder.Configuration.GetConnectionString("messaging"));
            rabbit.ConfigureJsonSerializerOptions(Json.Shape);
            rabbit.ConfigureEndpoints(context);
        });
    });

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
