using System.Net;
using System.Net.Http.Headers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Gateway.Tests.Proxy;

public class ServicesTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Theory]
    [InlineData("identity")]
    [InlineData("applications")]
    [InlineData("documents")]
    [InlineData("review")]
    [InlineData("payments")]
    public async Task A_path_leads_to_its_service_without_the_prefix(string service)
    {
        gateway.Behind.On($"GET /of-{service}/deep", _ => Results.Text(service));
        var answer = await gateway.ACaller().GetAsync($"/api/{service}/of-{service}/deep?after=1");
        Assert.Equal(service, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/unknown")]
    [InlineData("/api/unknown/deep/path.json")]
    [InlineData("/api")]
    public async Task An_unknown_path_below_api_is_not_found(string path) =>
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await gateway.ACaller().GetAsync(path));

    [Fact]
    public async Task A_service_that_is_away_is_said_to_be_unavailable() => await Refusal.Is(
        HttpStatusCode.BadGateway, "unavailable", await gateway.ACaller().GetAsync("/api/delivery/cards"));

    [Fact]
    public async Task A_refusal_of_a_service_passes_as_it_is()
    {
        gateway.Behind.On("GET /refusal", _ => Results.Problem(
            statusCode: 409, extensions: new Dictionary<string, object?> { ["code"] = "area.reason" }));
        await Refusal.Is(HttpStatusCode.Conflict, "area.reason",
            await gateway.ACaller().GetAsync("/api/review/refusal"));
    }

    [Theory]
    [InlineData("applications", 1024 * 1024)]
    [InlineData("documents", 6 * 1024 * 1024)]
    public async Task A_body_is_as_large_as_the_service_needs_and_no_larger(string service, int limit)
    {
        gateway.Behind.On("POST /size", asked => Results.Text($"{asked.Body.Length}"));
        var fits = await gateway.ACaller().PostAsync($"/api/{service}/size", Bytes(limit));
        Assert.Equal($"{limit}", await fits.Content.ReadAsStringAsync());

        var patient = gateway.ACaller();
        patient.DefaultRequestHeaders.ExpectContinue =
            true; // else the answer may come while the body is still going out
        await Refusal.Is(
            HttpStatusCode.RequestEntityTooLarge, "too-large",
                await patient.PostAsync($"/api/{service}/size", Bytes(limit + 1)));
    }

    [Fact]
    public async Task A_system_with_a_token_of_its_own_passes_with_it_and_needs_no_antiforgery()
    {
        var answer = await gateway.ACaller("a mobile app's").PostAsJsonAsync("/api/payments/echo", new { });
        Assert.Equal("Bearer a mobile app's",
            (await answer.Content.ReadFromJsonAsync<Echo>(Json.Options))!.Authorization);
    }

    [Fact]
    public async Task No_other_cookie_reaches_a_service()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/echo");
        request.Headers.Add("Cookie", "tracking=1");
        var answer = await gateway.ACaller().SendAsync(request);
        Assert.Null((await answer.Content.ReadFromJsonAsync<Echo>(Json.Options))!.Cookie);
    }

    [Fact]
    public async Task A_stream_of_events_arrives_as_it_is_written()
    {
        var written = new TaskCompletionSource();
        gateway.Behind.On("GET /stream", _ => Results.Stream(async body =>
        {
            await body.WriteAsync("data: first\n\n"u8.ToArray());
            await body.FlushAsync();
            await written.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }, "text/event-stream"));

        using var answer = await gateway.ACaller().GetAsync(
            "/api/applications/stream", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.Equal("data: first", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)));
        written.SetResult();
    }

    private static ByteArrayContent Bytes(int count) =>
        new(Enumerable.Repeat((byte)'a', count).ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") },
        };
}
