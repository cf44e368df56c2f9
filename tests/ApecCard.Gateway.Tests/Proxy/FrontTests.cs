using System.Net;
using ApecCard.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace ApecCard.Gateway.Tests.Proxy;

/// <summary>What everybody sees first: the page, its headers, the limits, the health.</summary>
public class FrontTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/cases/0196/timeline")] // the portal's own paths lead to its page
    public async Task The_page_is_for_everybody(string path)
    {
        var answer = await gateway.ACaller().GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/html"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("ApecCard", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/unknown")]
    [InlineData("/api/applications/echo")]
    [InlineData("/api/delivery/cards")]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string path)
    {
        var answer = await gateway.ACaller().GetAsync(path);
        Assert.Equal(
            ("nosniff", "DENY"),
            (answer.Headers.GetValues("X-Content-Type-Options").Single(),
                answer.Headers.GetValues("X-Frame-Options").Single()));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy,
            StringComparison.Ordinal); // falls back on default-src: no inline script
    }

    [Fact]
    public async Task The_portals_worker_minds_all_pages_and_no_other_file_may()
    {
        Assert.Equal("/", (await gateway.ACaller().GetAsync("/app/worker.js")).Headers
            .GetValues("Service-Worker-Allowed").Single());
        Assert.False((await gateway.ACaller().GetAsync("/verify/worker.js")).Headers.Contains("Service-Worker-Allowed"));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/alive")]
    public async Task Health_is_for_everybody(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await gateway.ACaller().GetAsync(path)).StatusCode);

    [Fact]
    public async Task The_description_of_a_service_is_for_everybody()
    {
        gateway.Behind.On("GET /openapi/v1.json", _ => Results.Json(new { openapi = "3.1.1" }));
        var answer = await gateway.ACaller().GetAsync("/openapi/review.json");
        Assert.Contains("3.1.1", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:RequestsPerSecond", "GET", "/api/applications/echo")]
    [InlineData("Limits:SignInsPerSecond", "POST", "/bff/sign-in")]
    [InlineData("Limits:SignInsPerSecond", "POST", "/api/identity/tokens")]
    public async Task Who_asks_too_much_is_told_when_to_come_back(string limit, string method, string path)
    {
        await using var strict = gateway.WithWebHostBuilder(host => host.UseSetting(limit, "1"));
        gateway.Behind.On("POST /sessions", _ => Results.Problem(
            statusCode: 401, extensions: new Dictionary<string, object?> { ["code"] = "sign-in.refused" }));
        var http = strict.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => http.SendAsync(
            new(new(method), path)
            {
                Content = method == "GET" ? null : JsonContent.Create(new { kind = "password" }),
            })));

        var refused = answers.Where(answer => answer.StatusCode is HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(refused.Length, 1, 11);
        Assert.All(refused, answer => Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10));
        await Refusal.Is(HttpStatusCode.TooManyRequests, "too-many-requests", refused[0]);
    }

    [Fact]
    public async Task Codes_for_tracking_are_asked_for_and_tried_a_few_times_a_minute_per_address()
    {
        await using var strict = gateway.WithWebHostBuilder(host => host.UseSetting("Limits:TrackingPerMinute", "6"));
        foreach (var part in new[] { "codes", "sessions" })
        {
            gateway.Behind.On($"POST /tracking/{part}", _ => Results.Accepted());
        }

        gateway.Behind.On("GET /tracking", asked => Results.Text(asked.Header("X-Tracking-Token")));
        var http = strict.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        http.DefaultRequestHeaders.Add("X-Tracking-Token", "the token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(one =>
            http.PostAsJsonAsync($"/api/applications/tracking/{(one % 2 == 0 ? "codes" : "sessions")}", new { })));

        Assert.Equal(6, answers.Count(answer => answer.StatusCode is HttpStatusCode.Accepted));
        var refused = answers.First(answer => answer.StatusCode is HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await Refusal.Is(HttpStatusCode.TooManyRequests, "too-many-requests", refused);
        Assert.Equal("the token", await http.GetStringAsync("/api/applications/tracking"));
    }
}
