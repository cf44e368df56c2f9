using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ApecCard.Gateway.Proxy;

/// <summary>
/// How much one caller may ask: by account when signed in, by address otherwise. Whatever accounts it has, one address
/// has its own limit; what costs much has a lower one.
/// </summary>
public static class Limits
{
    public const string Api = "api";
    public const string SignIn = "sign-in";
    public const string Tracking = "tracking";

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var perSecond = builder.Configuration.GetValue("Limits:RequestsPerSecond", 300);
        var signInsPerSecond = builder.Configuration.GetValue("Limits:SignInsPerSecond", 10);
        var trackingPerMinute = builder.Configuration.GetValue("Limits:TrackingPerMinute", 10);
        var perSecondAndAddress = builder.Configuration.GetValue("Limits:RequestsPerSecondAndAddress", 1500);
        var uploads = builder.Configuration.GetValue("Limits:UploadsPerMinute", 600);
        var exports = builder.Configuration.GetValue("Limits:ExportsPerMinute", 30);
        var inquiries = builder.Configuration.GetValue("Limits:InquiriesPerMinute", 30);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => IsAnswered(http.Request.Path)
                    ? Bucket($"address {Address(http)}", perSecondAndAddress)
                    : RateLimitPartition.GetNoLimiter("")),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Costly.Of(http.Request) switch
                {
                    Costly.Kind.Upload => MinuteBucket($"upload {Caller(http)}", uploads),
                    Costly.Kind.Export => MinuteBucket($"export {Caller(http)}", exports),
                    Costly.Kind.Inquiry => MinuteBucket($"inquiry {Caller(http)}", inquiries),
                    _ => RateLimitPartition.GetNoLimiter(""),
                }));
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = SayWhenToComeBack;
            limiter.AddPolicy(Api, http => Bucket(Caller(http), perSecond));
            limiter.AddPolicy(SignIn, http => Bucket(Address(http), signInsPerSecond));
            limiter.AddPolicy(Tracking, http => MinuteBucket(Address(http), trackingPerMinute));
        });
    }

    private static RateLimitPartition<string> Bucket(string caller, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
        {
            TokenLimit = perSecond * 3,
            TokensPerPeriod = Math.Max(1, perSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        });

    private static RateLimitPartition<string> MinuteBucket(string caller, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        });

    // Files of the portal cost nothing.
    private static bool IsAnswered(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/bff");

    private static string Caller(HttpContext http) => http.User.FindFirstValue("sub") ?? Address(http);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ValueTask SayWhenToComeBack(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter =
            Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
