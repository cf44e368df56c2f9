using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ApecCard.Testing;

namespace ApecCard.Gateway.Tests.Proxy;

/// <summary>What the gateway keeps away from the services, and from the pages.</summary>
public partial class WallTests(GatewayBeforeServices gateway) : IClassFixture<GatewayBeforeServices>
{
    [Theory]
    [InlineData("/api/identity/health")]
    [InlineData("/api/review/alive")]
    [InlineData("/api/payments/metrics")]
    [InlineData("/api/payments/openapi/v1.json")]
    [InlineData("/api/documents/Health")]
    [InlineData("/api//applications/health")]
    public async Task What_is_for_those_who_run_a_service_is_not_for_callers(string path)
    {
        gateway.Behind.On("GET /health", _ => Results.Text("Healthy"));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await gateway.ACaller().GetAsync(path));
    }

    [Fact]
    public async Task A_page_takes_no_styles_but_its_own_and_each_answer_names_them_anew()
    {
        var (one, another) = (await Policy("/"), await Policy("/cases"));
        Assert.DoesNotContain("unsafe-inline", one, StringComparison.Ordinal);
        Assert.NotEqual(NonceIn().Match(one).Value, NonceIn().Match(another).Value);
        Assert.Matches(NonceIn(), one);
        Assert.DoesNotMatch(NonceIn(), await Policy("/api/applications/echo"));
        Assert.DoesNotMatch(NonceIn(), await Policy("/verify/"));

        async Task<string> Policy(string path) => (await gateway.ACaller().GetAsync(path))
            .Headers.GetValues("Content-Security-Policy").Single();
    }

    [Fact]
    public async Task Every_text_says_its_charset()
    {
        gateway.Behind.On("GET /plain", _ => Results.Text("中文", "text/csv"));
        foreach (var path in new[] { "/", "/verify/", "/verify/verify.mjs", "/verify/style.css", "/api/applications/plain" })
        {
            var type = (await gateway.ACaller().GetAsync(path)).Content.Headers.ContentType!;
            Assert.Equal((path, "utf-8"), (path, type.CharSet));
        }
    }

    [Fact]
    public async Task Personal_answers_are_kept_by_nobody_unless_the_service_says_otherwise()
    {
        gateway.Behind.On("GET /kept", _ => new Kept());
        var caller = gateway.ACaller();
        Assert.Equal("no-store", (await caller.GetAsync("/api/applications/echo")).Headers.CacheControl!.ToString());
        Assert.Equal("no-store", (await caller.GetAsync("/")).Headers.CacheControl!.ToString());
        Assert.True((await caller.GetAsync("/bff/session")).Headers.CacheControl!.NoStore);
        Assert.Equal(
            "max-age=60, private", (await caller.GetAsync("/api/applications/kept")).Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task No_other_site_reads_an_answer()
    {
        var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/applications/echo");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/echo");
        request.Headers.Add("Origin", "https://elsewhere.example");
        foreach (var one in new[] { preflight, request })
        {
            var answer = await gateway.ACaller().SendAsync(one);
            Assert.DoesNotContain(answer.Headers, header =>
                header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Who_finds_a_weakness_is_told_whom_to_tell_where_the_operator_says_so()
    {
        await using var published = await GatewayBeforeServices.With(("Security:Contact", "mailto:security@apeccard.example"));

        var text = await (await published.ACaller().GetAsync("/.well-known/security.txt")).Content.ReadAsStringAsync();

        Assert.Equal("Contact: mailto:security@apeccard.example", text.Split('\n')[0]);
        Assert.Matches(@"(?m)^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", text);
        Assert.Equal(
            HttpStatusCode.NotFound, (await gateway.ACaller().GetAsync("/.well-known/security.txt")).StatusCode);
    }

    [Fact]
    public async Task Who_forwarded_a_request_is_believed_only_when_configured()
    {
        await using var behindProxy = await GatewayBeforeServices.With(
            ("Proxies:Trusted:0", "127.0.0.0/8"), ("Proxies:Trusted:1", "203.0.113.9"));
        await using var behindNobodyWeKnow = await GatewayBeforeServices.With(("Proxies:Trusted:0", "10.0.0.0/8"));

        Assert.Equal("198.51.100.7", await SeenBy(behindProxy));
        Assert.Equal("127.0.0.1", await SeenBy(gateway));
        Assert.Equal("127.0.0.1", await SeenBy(behindNobodyWeKnow));
        Assert.True(await IsStrict(behindProxy)); // TLS ended before it
        Assert.False(await IsStrict(gateway));

        static async Task<string?> SeenBy(GatewayBeforeServices gateway) =>
            (await (await Forwarded(gateway, "/api/applications/echo")).Content
                .ReadFromJsonAsync<Echo>(ServiceDefaults.Json.Options))!.Body;

        static async Task<bool> IsStrict(GatewayBeforeServices gateway) =>
            (await Forwarded(gateway, "/")).Headers.Contains("Strict-Transport-Security");

        static Task<HttpResponseMessage> Forwarded(GatewayBeforeServices gateway, string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
            request.Headers.Add("X-Forwarded-Proto", "https, https");
            return gateway.ACaller().SendAsync(request);
        }
    }

    [Fact]
    public async Task Where_tls_is_required_nothing_goes_without_and_cookies_are_for_this_host_only()
    {
        await using var strict = await GatewayBeforeServices.With(
            ("Tls:Required", "true"), ("Proxies:Trusted:0", "127.0.0.0/8"));
        strict.Behind.On("POST /sessions", _ => Results.Json(new
        {
            sessionId = Guid.NewGuid(),
            sessionSecret = "a secret",
            accessToken = "a token",
            expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
            idleSeconds = 600,
            provedAt = DateTimeOffset.UtcNow,
            account = new { id = Guid.NewGuid() },
        }));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "tls.required", await strict.ACaller().GetAsync("/api/applications/echo"));
        Assert.Equal(HttpStatusCode.OK, (await strict.ACaller().GetAsync("/alive")).StatusCode);

        var session = await OverTls(HttpMethod.Get, "/bff/session");
        var signIn = await OverTls(HttpMethod.Post, "/bff/sign-in");

        var cookies = session.Headers.GetValues("Set-Cookie").Concat(signIn.Headers.GetValues("Set-Cookie")).ToArray();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-apec-antiforgery=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-apec-session=", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("; path=/;", cookie, StringComparison.Ordinal));

        Task<HttpResponseMessage> OverTls(HttpMethod method, string path)
        {
            var request = new HttpRequestMessage(method, path);
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Content = method == HttpMethod.Post ? JsonContent.Create(new { kind = "password" }) : null;
            return strict.ACaller().SendAsync(request);
        }
    }

    [Theory]
    [InlineData("Limits:UploadsPerMinute", "POST", "/api/documents/cases/1/materials/photo")]
    [InlineData("Limits:ExportsPerMinute", "GET", "/api/review/audit")]
    [InlineData("Limits:ExportsPerMinute", "GET", "/api/review/audit/")]
    [InlineData("Limits:InquiriesPerMinute", "POST", "/api/payments/charges/1/checkout/inquiry")]
    [InlineData("Limits:InquiriesPerMinute", "POST", "/api/payments/charges/1/checkout/inquiry/")]
    public async Task What_costs_much_is_asked_for_less_often(string limit, string method, string path)
    {
        await using var strict = await GatewayBeforeServices.With((limit, "6"));
        var caller = strict.ACaller(TestTokens.Of("agent", "one"));

        var answers = new List<HttpResponseMessage>();
        for (var asked = 0; asked < 10; asked++)
        {
            answers.Add(await caller.SendAsync(new(new(method), path)));
        }

        var refused = answers.Where(answer => answer.StatusCode is HttpStatusCode.TooManyRequests).ToArray();
        Assert.InRange(refused.Length, 1, 4);
        Assert.InRange(refused[0].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await Refusal.Is(HttpStatusCode.TooManyRequests, "too-many-requests", refused[0]);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await strict.ACaller(TestTokens.Of("agent", "another"))
            .SendAsync(new(new(method), path))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/applications/echo")).StatusCode);
    }

    [Theory]
    [InlineData("GET /api/applications/echo HTTP/1.1\r\nHost: apec\r\nX-Slow: ")]
    [InlineData("POST /api/applications/echo HTTP/1.1\r\nHost: apec\r\nContent-Length: 100000\r\n\r\n{")]
    public async Task Who_dawdles_is_sent_away(string beginning)
    {
        await using var strict = await GatewayBeforeServices.With(
            ("Limits:HeadersTimeout", "00:00:01"), ("Limits:SlowBodyGrace", "00:00:02"));
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", strict.ClientOptions.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning));

        var said = new byte[64];
        var read = await stream.ReadAsync(said).AsTask().WaitAsync(TimeSpan.FromSeconds(15));

        Assert.True(read == 0 || Encoding.ASCII.GetString(said, 0, read)
            .StartsWith("HTTP/1.1 4", StringComparison.Ordinal), Encoding.ASCII.GetString(said, 0, read));
    }

    [Fact]
    public async Task Too_many_headers_never_reach_a_service()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/echo");
        request.Headers.Add("X-Long", new string('x', 40_000));
        Assert.Equal(
            HttpStatusCode.RequestHeaderFieldsTooLarge, (await gateway.ACaller().SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_upload_streams_to_the_service_while_it_is_still_coming()
    {
        var arrived = new TaskCompletionSource<int>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var documents = builder.Build();
        documents.Urls.Add("http://127.0.0.1:0");
        documents.MapPost("/streamed", async http =>
        {
            arrived.TrySetResult(await http.Request.Body.ReadAsync(new byte[16 * 1024]));
            await http.Request.Body.CopyToAsync(Stream.Null);
        });
        await documents.StartAsync();
        await using var before = await GatewayBeforeServices.With(("services:documents:http:0", documents.Urls.First()));
        using var content = new InTwoParts(arrived.Task);

        var answer = await before.ACaller().PostAsync("/api/documents/streamed", content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(await arrived.Task > 0);
    }

    [GeneratedRegex("'nonce-[0-9A-F]{32}'")]
    private static partial Regex NonceIn();

    // The second half goes only when the service has seen something of the first.
    private sealed class InTwoParts(Task<int> arrived) : HttpContent
    {
        private static readonly byte[] _half = new byte[64 * 1024];

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_half);
            await stream.FlushAsync();
            await arrived.WaitAsync(TimeSpan.FromSeconds(20));
            await stream.WriteAsync(_half);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2 * _half.Length;
            return true;
        }
    }

    private sealed class Kept : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "max-age=60, private";
            return Task.CompletedTask;
        }
    }
}
