using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace ApecCard.Gateway.Tests;

/// <summary>
/// The gateway on a port of its own, before services that a test scripts. All of them are one small server, but for
/// Delivery, which is away.
/// </summary>
public sealed class GatewayBeforeServices : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly string[] _answering = ["identity", "applications", "documents", "review", "payments"];

    public FakeOutside Behind { get; private set; } = null!;

    /// <summary>The scheme's time, which a scenario moves.</summary>
    public TestClock Clock { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>Settings that a test wants otherwise; set before it starts.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Identity:Url", Behind.Address);
        builder.UseSetting("Identity:Secret", "a secret for tests only");
        builder.UseSetting("Limits:SignInsPerSecond", "1000");
        foreach (var service in _answering)
        {
            builder.UseSetting($"services:{service}:http:0", Behind.Address);
        }

        builder.UseSetting("services:delivery:http:0", "http://127.0.0.1:9"); // nobody listens there
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Clock)
            .AddMassTransitTestHarness());
    }

    public async Task InitializeAsync()
    {
        Behind = await FakeOutside.StartAsync();
        Behind.PlaysIdentity();
        Behind.On("GET /echo", asked => Results.Json(
            new Echo(asked.Header("Authorization"), asked.Header("Cookie"), asked.Header("X-Forwarded-For"))));
        Behind.On("POST /echo",
            asked => Results.Json(new Echo(asked.Header("Authorization"), asked.Header("Cookie"), asked.Body)));
        Behind.On("DELETE /sessions/*", _ => Results.NoContent());
        Behind.On("POST /sessions/used", _ => Results.NoContent());
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Another gateway, with settings of its own.</summary>
    public static async Task<GatewayBeforeServices> With(params (string Name, string Value)[] settings)
    {
        var gateway = new GatewayBeforeServices();
        foreach (var (name, value) in settings)
        {
            gateway.Settings[name] = value;
        }

        await gateway.InitializeAsync();
        return gateway;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await Behind.DisposeAsync();
    }

    /// <summary>A browser: it keeps cookies, and asks for its antiforgery token when it is to.</summary>
    public Browser ABrowser() => new(this);

    /// <summary>A caller without cookies.</summary>
    public HttpClient ACaller(string? bearer = null)
    {
        var client = new HttpClient(new HttpClientHandler { UseCookies = false })
        {
            BaseAddress = ClientOptions.BaseAddress,
        };
        if (bearer is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
        }

        return client;
    }
}

/// <summary>What reached a service.</summary>
public sealed record Echo(string? Authorization, string? Cookie, string? Body);

/// <summary>A browser with its cookies.</summary>
public sealed class Browser(GatewayBeforeServices gateway)
{
    public CookieContainer Cookies { get; } = new();

    public Guid SessionId { get; } = Guid.CreateVersion7();

    public HttpClient Http => field ??= new(new HttpClientHandler { CookieContainer = Cookies })
    {
        BaseAddress = gateway.ClientOptions.BaseAddress,
    };

    /// <summary>
    /// Signs in; Identity gives the first access token with the session, and these when it is asked again.
    /// </summary>
    public async Task<Browser> SignedIn(
        string firstToken = "token-1", DateTimeOffset? until = null, Func<Question, IResult>? afterwards = null,
        object? how = null)
    {
        gateway.Behind.On("POST /sessions", _ => Results.Json(new
        {
            sessionId = SessionId,
            sessionSecret = $"secret of {SessionId}",
            accessToken = firstToken,
            expiresAt = until ?? DateTimeOffset.UtcNow.AddMinutes(10),
            account = new { id = Guid.NewGuid(), name = "王芳" },
            idleSeconds = 1800,
            knownDevice = $"device of {SessionId}",
        }, statusCode: 201));
        gateway.Behind.On($"POST /sessions/{SessionId}/access-token", afterwards ?? (_ => Results.NotFound()));
        var answer = await Http.PostAsJsonAsync(
            "/bff/sign-in", how ?? new { kind = "password", email = "a@example.cn", password = "long enough" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return this;
    }

    public async Task<JsonElement> Session() => await Http.GetFromJsonAsync<JsonElement>("/bff/session");

    /// <summary>From now on every call carries the antiforgery token of who is signed in now.</summary>
    public async Task<Browser> WithAntiforgery()
    {
        Http.DefaultRequestHeaders.Remove("X-XSRF-TOKEN");
        Http.DefaultRequestHeaders.Add("X-XSRF-TOKEN", (await Session()).GetProperty("antiforgeryToken").GetString());
        return this;
    }

    public async Task<Echo> Echo(string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/applications/echo");
        request.Headers.Authorization = bearer is null ? null : new("Bearer", bearer);
        var answer = await Http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<Echo>(Json.Options))!;
    }
}
