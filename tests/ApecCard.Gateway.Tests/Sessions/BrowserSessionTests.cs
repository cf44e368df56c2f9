using System.Net;
using ApecCard.Contracts;
using ApecCard.Testing;
using MassTransit;

namespace ApecCard.Gateway.Tests.Sessions;

/// <summary>The browser never sees a token: it has a cookie, and the services see a bearer.</summary>
public class BrowserSessionTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Fact]
    public async Task Who_signs_in_gets_a_cookie_and_no_token()
    {
        var browser = await gateway.ABrowser().SignedIn("token-1");
        var cookie = browser.Cookies.GetAllCookies().Single(one => one.Name == "apec-session");
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain("token-1", cookie.Value, StringComparison.Ordinal);
        Assert.True((await browser.Session()).GetProperty("signedIn").GetBoolean());
        var asked = gateway.Behind.Asked.Last(question => question.MethodAndPath == "POST /sessions");
        Assert.StartsWith("Bearer ey", asked.Header("Authorization"),
            StringComparison.Ordinal); // the gateway's own token
    }

    [Fact]
    public async Task In_the_place_of_the_cookie_a_service_sees_the_sessions_token()
    {
        var browser = await gateway.ABrowser().SignedIn("token-2");
        var seen = await browser.Echo();
        Assert.Equal(("Bearer token-2", null), (seen.Authorization, seen.Cookie));
    }

    [Fact]
    public async Task A_forged_token_beside_the_cookie_is_replaced() =>
        Assert.Equal("Bearer token-3", (
            await (await gateway.ABrowser().SignedIn("token-3")).Echo(bearer: "forged")).Authorization);

    [Fact]
    public async Task A_token_near_its_end_is_renewed_once_for_all_who_wait()
    {
        var asked = 0;
        var browser = await gateway.ABrowser().SignedIn(
            until: DateTimeOffset.UtcNow.AddSeconds(30),
            afterwards: _ => Results.Json(new
            {
                accessToken = $"renewed-{Interlocked.Increment(ref asked)}",
                expiresAt = DateTimeOffset.UtcNow.AddMinutes(10)
            }));

        var seen = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Echo()));

        Assert.All(seen, one => Assert.Equal("Bearer renewed-1", one.Authorization));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task An_unsafe_call_needs_the_token_that_only_our_pages_can_read()
    {
        var browser = await gateway.ABrowser().SignedIn("token-4");
        await Refusal.Is(HttpStatusCode.Forbidden, "antiforgery",
            await browser.Http.PostAsJsonAsync("/api/applications/echo", new { }));

        await browser.WithAntiforgery();

        Assert.Equal(HttpStatusCode.OK,
            (await browser.Http.PostAsJsonAsync("/api/applications/echo", new { })).StatusCode);
    }

    [Fact]
    public async Task The_antiforgery_token_of_another_session_is_worth_nothing()
    {
        var (one, another) = (await gateway.ABrowser().SignedIn(), await gateway.ABrowser().SignedIn());
        var foreign = (await another.Session()).GetProperty("antiforgeryToken").GetString();
        one.Http.DefaultRequestHeaders.Add("X-XSRF-TOKEN", foreign);
        await Refusal.Is(HttpStatusCode.Forbidden, "antiforgery",
            await one.Http.PostAsJsonAsync("/api/applications/echo", new { }));
    }

    [Fact]
    public async Task Who_signs_out_ends_the_session_everywhere()
    {
        var browser = await (await gateway.ABrowser().SignedIn()).WithAntiforgery();

        Assert.Equal(HttpStatusCode.NoContent, (await browser.Http.PostAsync("/bff/sign-out", null)).StatusCode);

        var ended = gateway.Behind.Asked.Single(
            question => question.MethodAndPath == $"DELETE /sessions/{browser.SessionId}");
        Assert.Contains($"secret of {browser.SessionId}", ended.Body, StringComparison.Ordinal);
        Assert.False((await browser.Session()).GetProperty("signedIn").GetBoolean());
        Assert.Null((await browser.Echo()).Authorization);
    }

    [Fact]
    public async Task Nobody_else_signs_a_browser_out() => await Refusal.Is(
        HttpStatusCode.Forbidden, "antiforgery",
            await (await gateway.ABrowser().SignedIn()).Http.PostAsync("/bff/sign-out", null));

    [Fact]
    public async Task A_revoked_sessions_next_call_goes_without_a_token()
    {
        var browser = await gateway.ABrowser().SignedIn("token-5");
        Assert.Equal("Bearer token-5", (await browser.Echo()).Authorization);

        await gateway.Services.GetRequiredService<IBus>().Publish(
            new SessionRevoked(browser.SessionId, DateTimeOffset.UtcNow));

        await Eventually.Is(async () => (await browser.Echo()).Authorization is null);
    }

    [Fact]
    public async Task Identity_learns_where_somebody_signs_in_and_whether_the_browser_has_before()
    {
        var browser = gateway.ABrowser();
        browser.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Firefox/131.0");
        browser.Http.DefaultRequestHeaders.Add("X-Caller-Address", "198.51.100.1"); // a lie
        await browser.SignedIn();
        var first = gateway.Behind.Asked.Last(question => question.MethodAndPath == "POST /sessions");
        Assert.Equal(("127.0.0.1", "Firefox/131.0", null),
            (first.Header("X-Caller-Address"), first.Header("User-Agent"), first.Header("X-Known-Device")));

        await browser.SignedIn();
        var second = gateway.Behind.Asked.Last(question => question.MethodAndPath == "POST /sessions");
        Assert.Equal($"device of {browser.SessionId}", second.Header("X-Known-Device"));
        Assert.Null((await browser.Echo()).Cookie);
    }

    [Theory]
    [InlineData("tokens")]
    [InlineData("password-resets")]
    public async Task Where_an_app_signs_in_or_a_reset_is_asked_for_the_gateway_says_with_its_own_token(string part)
    {
        gateway.Behind.On($"POST /{part}", asked => Results.Json(new
        {
            accessToken = TestTokens.Of("service", subject: "gateway"),
            expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
            address = asked.Header("X-Caller-Address"),
            bearer = asked.Header("Authorization"),
        }));
        var app = gateway.ACaller(bearer: "an old one");
        app.DefaultRequestHeaders.Add("X-Caller-Address", "198.51.100.1"); // a lie

        var seen = await (await app.PostAsJsonAsync($"/api/identity/{part}", new { grant = "refresh" }))
            .Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();

        Assert.Equal("127.0.0.1", seen.GetProperty("address").GetString());
        Assert.StartsWith("Bearer ey", seen.GetProperty("bearer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_of_life_and_what_changes_something_are_use_and_looking_again_is_not()
    {
        var (alive, busy, looking) = (await (await gateway.ABrowser().SignedIn()).WithAntiforgery(),
            await (await gateway.ABrowser().SignedIn()).WithAntiforgery(), await gateway.ABrowser().SignedIn());
        Assert.Equal(1800, (await looking.Session()).GetProperty("idleSeconds").GetInt32());

        await looking.Echo();
        Assert.Equal(HttpStatusCode.NoContent, (await alive.Http.PostAsync("/bff/sign-of-life", null)).StatusCode);
        await busy.Http.PostAsJsonAsync("/api/applications/echo", new { });

        await Eventually.Is(() => Told(alive) && Told(busy), seconds: 15);
        Assert.False(Told(looking));
        await Refusal.Is(HttpStatusCode.Forbidden, "antiforgery",
            await looking.Http.PostAsync("/bff/sign-of-life", null));

        bool Told(Browser browser) => gateway.Behind.Asked.Any(question =>
            question.MethodAndPath == "POST /sessions/used"
            && question.Body.Contains($"{browser.SessionId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scanned_licence_signs_in_as_a_password_does()
    {
        var browser = await gateway.ABrowser().SignedIn(how: new
        {
            kind = "elicence",
            elicenceSessionId = Guid.Empty,
            browserSecret = "its own",
        });

        Assert.Single(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "apec-session");
        var asked = gateway.Behind.Asked.Last(question => question.MethodAndPath == "POST /sessions");
        Assert.Contains("\"browserSecret\":\"its own\"", asked.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enterprise.not-registered")]
    [InlineData("elicence.expired")]
    [InlineData("elicence.used")]
    public async Task A_scan_that_lets_nobody_in_says_why_and_sets_no_cookie(string code)
    {
        var browser = gateway.ABrowser();
        gateway.Behind.On("POST /sessions", _ => Results.Problem(
            "Why.", statusCode: 409, extensions: new Dictionary<string, object?> { ["code"] = code }));
        await Refusal.Is(HttpStatusCode.Conflict, code,
            await browser.Http.PostAsJsonAsync("/bff/sign-in", new { kind = "elicence" }));
        Assert.Empty(browser.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task A_refused_sign_in_is_passed_on_and_sets_no_cookie()
    {
        var browser = gateway.ABrowser();
        gateway.Behind.On("POST /sessions", _ => Results.Problem(
            "Wrong e-mail or password.",
            statusCode: 401,
            extensions: new Dictionary<string, object?> { ["code"] = "sign-in.refused" }));
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.refused",
            await browser.Http.PostAsJsonAsync("/bff/sign-in", new { kind = "password" }));
        Assert.Empty(browser.Cookies.GetAllCookies());
    }

    [Fact]
    public async Task What_a_mailed_code_is_to_be_sent_with_is_passed_on()
    {
        var asked = Guid.NewGuid();
        gateway.Behind.On("POST /sessions", _ => Results.Problem("It was mailed.", statusCode: 401, extensions:
            new Dictionary<string, object?> { ["code"] = "sign-in.code-mailed", ["codeRequestId"] = asked }));

        var refusal = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-mailed",
            await gateway.ABrowser().Http.PostAsJsonAsync("/bff/sign-in", new { kind = "password" }));

        Assert.Equal(asked, refusal.GetProperty("codeRequestId").GetGuid());
    }

    [Fact]
    public async Task While_identity_is_away_nobody_can_sign_in_and_is_told_so()
    {
        gateway.Behind.On("POST /sessions", _ => Results.StatusCode(503));
        await Refusal.Is(
            HttpStatusCode.ServiceUnavailable, "unavailable",
            await gateway.ABrowser().Http.PostAsJsonAsync("/bff/sign-in", new { kind = "password" }));
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_is_nobodys()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/bff/session");
        request.Headers.Add("Cookie", "apec-session=forged");
        var answer = await (await gateway.ACaller().SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains("\"signedIn\":false", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_stays_so_when_a_scenario_moves_the_schemes_time()
    {
        var browser = await gateway.ABrowser().SignedIn("token-6");
        gateway.Clock.Now = gateway.Clock.Now.AddDays(400);
        Assert.Equal("Bearer token-6", (await browser.Echo()).Authorization);
    }
}
