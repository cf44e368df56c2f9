using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ApecCard.Gateway.Proxy;

/// <summary>How much one caller may ask at once: by account when signed in, by address otherwise.</summary>
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
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = SayWhenToComeBack;
            limiter.AddPolicy(Api, http => Bucket(http.User.FindFirstValue("sub") ?? Address(http), perSecond));
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

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ValueTask SayWhenToComeBack(OnRejectedContext rejected, CancellationToken ct)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter =
            Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}
