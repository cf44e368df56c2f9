using System.Net;
using ApecCard.Testing;

namespace ApecCard.Gateway.Tests.Sessions;

/// <summary>A browser proves again who it is, and no replica goes on with a token from before.</summary>
public class ProveAgainTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Fact]
    public async Task After_the_proof_the_services_see_the_token_that_says_so()
    {
        var browser = await (await gateway.ABrowser().SignedIn("before")).WithAntiforgery();
        Assert.Equal("Bearer before", (await browser.Echo()).Authorization);
        Answers(browser, "after", DateTimeOffset.UtcNow);

        var answer = await browser.Http.PostAsJsonAsync("/bff/reauthentication", new { code = "123456" });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("Bearer after", (await browser.Echo()).Authorization);
        var asked = gateway.Behind.Asked.Last(one => one.MethodAndPath == $"POST /sessions/{browser.SessionId}/proof");
        Assert.Contains("\"code\":\"123456\"", asked.Body, StringComparison.Ordinal);
        Assert.Contains($"secret of {browser.SessionId}", asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_with_a_token_from_before_asks_for_another()
    {
        var browser = await (await gateway.ABrowser().SignedIn(
            "before", afterwards: _ => Results.Json(new
            {
                accessToken = "asked-anew",
                expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
                provedAt = DateTimeOffset.UtcNow,
            }))).WithAntiforgery();
        Answers(browser, "after", DateTimeOffset.UtcNow);
        await browser.Http.PostAsJsonAsync("/bff/reauthentication", new { code = "123456" });
        var tokens = gateway.Services.GetRequiredService<Gateway.Sessions.SessionTokens>();

        tokens.Keep( // as a replica has it that was not asked
            new(browser.SessionId, NewSecretOf(browser), IdleSeconds: null), new("before", DateTimeOffset.UtcNow.AddMinutes(10), DateTimeOffset.UtcNow.AddHours(-1)));

        Assert.Equal("Bearer asked-anew", (await browser.Echo()).Authorization);
    }

    [Fact]
    public async Task After_the_proof_the_session_goes_by_a_new_secret_and_another_tab_is_not_signed_out_at_once()
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(3);
        var browser = gateway.ABrowser();
        await (await browser.SignedIn("before", afterwards: AsIdentityWould)).WithAntiforgery();
        var before = browser.Cookies.GetAllCookies().Single(one => one.Name == "apec-session").Value;
        Answers(browser, "after", DateTimeOffset.UtcNow);

        await browser.Http.PostAsJsonAsync("/bff/reauthentication", new { code = "123456" });

        Assert.NotEqual(before, browser.Cookies.GetAllCookies().Single(one => one.Name == "apec-session").Value);
        Assert.Equal("Bearer after", (await browser.Echo()).Authorization);
        Assert.Equal("Bearer of-the-overlap", await WithTheCookieOfBefore());
        await Eventually.Is(async () => await WithTheCookieOfBefore() is null);
        Assert.Equal("Bearer after", (await browser.Echo()).Authorization);

        IResult AsIdentityWould(Question asked) =>
            asked.Body.Contains($"\"secret of {browser.SessionId}\"", StringComparison.Ordinal)
                && DateTimeOffset.UtcNow < until
                ? Results.Json(new
                {
                    accessToken = "of-the-overlap",
                    expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
                    provedAt = DateTimeOffset.UtcNow,
                    secretUntil = until,
                })
                : Results.Unauthorized();

        async Task<string?> WithTheCookieOfBefore()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/echo");
            request.Headers.Add("Cookie", $"apec-session={before}");
            var answer = await gateway.ACaller().SendAsync(request);
            return (await answer.Content.ReadFromJsonAsync<Echo>(ServiceDefaults.Json.Options))!.Authorization;
        }
    }

    [Fact]
    public async Task A_refused_proof_is_passed_on_and_the_session_goes_on()
    {
        var browser = await (await gateway.ABrowser().SignedIn("as-before")).WithAntiforgery();
        gateway.Behind.On($"POST /sessions/{browser.SessionId}/proof", _ => Results.Problem(
            "Take the next one.", statusCode: 401,
            extensions: new Dictionary<string, object?> { ["code"] = "sign-in.code-refused" }));

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-refused",
            await browser.Http.PostAsJsonAsync("/bff/reauthentication", new { code = "123456" }));

        Assert.Equal("Bearer as-before", (await browser.Echo()).Authorization);
    }

    [Fact]
    public async Task It_takes_a_session_and_our_own_page()
    {
        var browser = await gateway.ABrowser().SignedIn();
        await Refusal.Is(
            HttpStatusCode.Forbidden, "antiforgery",
            await browser.Http.PostAsJsonAsync("/bff/reauthentication", new { code = "123456" }));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.of-a-browser",
            await gateway.ACaller().PostAsJsonAsync("/bff/reauthentication", new { code = "123456" }));
    }

    [Fact]
    public async Task The_ticket_for_setting_up_one_time_codes_reaches_the_page()
    {
        gateway.Behind.On("POST /sessions", _ => Results.Problem(
            "First.", statusCode: 401,
            extensions: new Dictionary<string, object?> { ["code"] = "sign-in.enrolment-needed", ["ticket"] = "T1" }));
        var refusal = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed",
            await gateway.ABrowser().Http.PostAsJsonAsync("/bff/sign-in", new { kind = "password" }));
        Assert.Equal("T1", refusal.GetProperty("ticket").GetString());
    }

    private void Answers(Browser browser, string token, DateTimeOffset provedAt) =>
        gateway.Behind.On($"POST /sessions/{browser.SessionId}/proof", _ => Results.Json(new
        {
            sessionSecret = NewSecretOf(browser),
            accessToken = token,
            expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
            provedAt,
        }));

    private static string NewSecretOf(Browser browser) => $"new secret of {browser.SessionId}";
}
