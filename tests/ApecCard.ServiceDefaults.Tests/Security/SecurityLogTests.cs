using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;

namespace ApecCard.ServiceDefaults.Tests.Security;

/// <summary>What is refused is noted: which, of what, by whom; not what was sent, and never so much that it floods.</summary>
public sealed class SecurityLogTests : IAsyncLifetime, IDisposable
{
    private static readonly Guid _somebody = Guid.NewGuid();

    private readonly LogBook _book = new();
    private WebApplication _service = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(_book);
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:1"; // there must be one; nobody is there
        builder.AddServiceDefaults();
        _service = builder.Build();
        _service.Use((http, next) =>
        {
            http.User = new(new System.Security.Claims.ClaimsIdentity(
                [new("sub", "account-17"), new("role", "agent")], "test"));
            return next(http);
        });
        _service.MapDefaultEndpoints();
        Throws("sign-in", () => new(401, "sign-in.failed", "No.") { AccountId = _somebody, Place = "10.1.*.*" });
        Throws("on-the-way", () => new(401, "sign-in.code-needed", "And now the code."));
        Throws("passed-on", () => new(401, "sign-in.failed", "No.") { IsPassedOn = true });
        Throws("proof", () => new(403, "reauthentication.needed", "Prove it."));
        Throws("callback", () => new(401, "callback.forged", "No."));
        Throws("page", () => new(403, "antiforgery", "No."));
        Throws("changed", () => new(409, "changed-meanwhile", "No."));
        Throws("rule", () => new(409, "area.reason", "No."));
        _service.MapGet("/status/{code:int}", (int code) => TypedResults.StatusCode(code)).AllowAnonymous();
        await _service.StartAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose() => _book.Dispose();

    [Theory]
    [InlineData(
        "/refused/proof/secret-canary",
        "Refused reauthentication.needed: GET /refused/proof/{what}, account account-17, role agent")]
    [InlineData("/refused/callback/secret-canary", "Forged callback.forged: GET /refused/callback/{what}")]
    [InlineData("/refused/rule/secret-canary", "Rejected area.reason: GET /refused/rule/{what}")]
    [InlineData("/status/400?q=secret-canary", "Rejected invalid-input: GET /status/{code:int}")]
    [InlineData("/refused/page/secret-canary", "FromElsewhere antiforgery: GET /refused/page/{what}")]
    [InlineData(
        "/status/403?q=secret-canary",
        "Refused not-for-your-role: GET /status/{code:int}, account account-17, role agent")]
    [InlineData("/status/429?q=secret-canary", "Limited too-many-requests: GET /status/{code:int}, account account-17")]
    public async Task What_is_refused_is_noted_with_who_and_what_and_nothing_that_was_sent(string path, string line)
    {
        await _service.GetTestClient().GetAsync(path);
        Assert.Contains(line, _book.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-canary", _book.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_sign_in_is_noted_with_the_account_it_was_tried_on()
    {
        await _service.GetTestClient().GetAsync("/refused/sign-in/x");
        Assert.Contains(
            $"SignInFailed sign-in.failed: GET /refused/sign-in/{{what}}, account {_somebody}, role agent, from 10.1.*.*",
            _book.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/refused/on-the-way/x")]
    [InlineData("/refused/passed-on/x")]
    [InlineData("/refused/changed/x")]
    [InlineData("/status/404")]
    public async Task What_is_no_matter_of_security_or_was_noted_elsewhere_is_not(string path)
    {
        await _service.GetTestClient().GetAsync(path);
        Assert.Empty(Noted);
    }

    [Fact]
    public async Task Nobody_floods_the_log_and_what_was_left_out_is_counted()
    {
        var http = _service.GetTestClient();
        for (var i = 0; i < SecurityLog.MostPerMinute + 7; i++)
        {
            await http.GetAsync("/status/429");
        }

        await http.GetAsync("/status/403"); // is counted apart
        Assert.Equal(SecurityLog.MostPerMinute + 1, Noted.Length);
        _service.Services.GetRequiredService<SecurityLog>().EndMinute();

        Assert.StartsWith("7 more Limited in this minute were left out", Noted[^1], StringComparison.Ordinal);
        await http.GetAsync("/status/429");
        Assert.Equal(SecurityLog.MostPerMinute + 3, Noted.Length);
    }

    // The host says besides that it has started.
    private string[] Noted =>
    [
        .. _book.Text.Split('\n').Where(line =>
            line.Contains(": GET", StringComparison.Ordinal) || line.Contains("left out", StringComparison.Ordinal)),
    ];

    private void Throws(string path, Func<ProblemException> what) =>
        _service.MapGet($"/refused/{path}/{{what}}", IResult () => throw what()).AllowAnonymous();
}
