using ApecCard.Gateway.Sessions;
using Yarp.ReverseProxy.Configuration;

namespace ApecCard.Gateway.Proxy;

/// <summary>
/// Which path leads to which service: /api/{service}/… with the prefix removed, and /openapi/{service}.json. Services
/// decide who may do what; the gateway only says who is asking.
/// </summary>
public static class Services
{
    public const string Tokens = "tokens";
    public const string PasswordResets = "password-resets";

    // For those who run a service, not for callers; a description is for everybody, under its own path.
    private static readonly string[] _inner = ["health", "alive", "openapi", "metrics"];

    private static readonly string[] _names = ["identity", "applications", "documents", "review", "payments", "delivery"];

    public static void AddServices(this IServiceCollection services) =>
        services.AddReverseProxy()
            .LoadFromMemory([.. _names.SelectMany(Routes)], [.. _names.Select(Cluster)])
            .AddServiceDiscoveryDestinationResolver()
            .AddBearerOfSession()
            .AddPlaceOfApps()
            .AddKnownDevices();

    public static void MapServices(this WebApplication app) => app.MapReverseProxy(proxy =>
    {
        proxy.Use((http, next) => IsInner(http.Request.Path) ? NotFound(http) : next());
        proxy.UseAntiforgeryForBrowsers();
    });

    private static bool IsInner(PathString path) =>
        path.StartsWithSegments("/api") && path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) is
            [_, _, var first, ..] && _inner.Contains(first, StringComparer.OrdinalIgnoreCase);

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static IEnumerable<RouteConfig> Routes(string name)
    {
        yield return new()
        {
            RouteId = name,
            ClusterId = name,
            AuthorizationPolicy = "Anonymous",
            RateLimiterPolicy = Limits.Api,
            Match = new() { Path = $"/api/{name}/{{**rest}}" },
            Transforms = [new Dictionary<string, string> { ["PathRemovePrefix"] = $"/api/{name}" }],
        };
        if (name is "identity") // passwords are tried, and mail is asked for, here
        {
            foreach (var part in new[] { Tokens, PasswordResets })
            {
                yield return new()
                {
                    RouteId = part,
                    ClusterId = name,
                    AuthorizationPolicy = "Anonymous",
                    RateLimiterPolicy = Limits.SignIn,
                    Match = new() { Path = $"/api/identity/{part}" },
                    Transforms = [new Dictionary<string, string> { ["PathSet"] = $"/{part}" }],
                };
            }
        }

        if (name is "applications") // what outsiders' systems may hear has a door of its own
        {
            yield return new()
            {
                RouteId = "subscriptions",
                ClusterId = name,
                AuthorizationPolicy = "Anonymous",
                RateLimiterPolicy = Limits.Api,
                Match = new() { Path = "/api/subscriptions/{**rest}" },
                Transforms = [new Dictionary<string, string> { ["PathRemovePrefix"] = "/api" }],
            };
            foreach (var form in new[] { "yaml", "json" })
            {
                yield return new()
                {
                    RouteId = $"asyncapi-{form}",
                    ClusterId = name,
                    AuthorizationPolicy = "Anonymous",
                    Match = new() { Path = $"/asyncapi.{form}", Methods = ["GET"] },
                };
            }
        }

        if (name is "applications") // people without an account have codes sent, and try them, here
        {
            foreach (var part in new[] { "codes", "sessions" })
            {
                yield return new()
                {
                    RouteId = $"tracking-{part}",
                    ClusterId = name,
                    AuthorizationPolicy = "Anonymous",
                    RateLimiterPolicy = Limits.Tracking,
                    Match = new() { Path = $"/api/applications/tracking/{part}", Methods = ["POST"] },
                    Transforms = [new Dictionary<string, string> { ["PathSet"] = $"/tracking/{part}" }],
                };
            }
        }

        yield return new()
        {
            RouteId = $"openapi-{name}",
            ClusterId = name,
            AuthorizationPolicy = "Anonymous",
            Match = new() { Path = $"/openapi/{name}.json", Methods = ["GET"] },
            Transforms = [new Dictionary<string, string> { ["PathSet"] = "/openapi/v1.json" }],
        };
    }

    private static ClusterConfig Cluster(string name) => new()
    {
        ClusterId = name,
        Destinations = new Dictionary<string, DestinationConfig> { ["one"] = new() { Address = $"http://{name}" } },
    };
}
