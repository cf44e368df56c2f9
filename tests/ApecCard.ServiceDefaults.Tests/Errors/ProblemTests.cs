using System.Net;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Npgsql;

namespace ApecCard.ServiceDefaults.Tests.Errors;

/// <summary>However a service says no, it is problem details with a stable code.</summary>
public sealed class ProblemTests : IAsyncLifetime
{
    private WebApplication _service = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:1"; // there must be one; nobody is there
        builder.AddServiceDefaults();
        _service = builder.Build();
        _service.MapDefaultEndpoints();
        Throws("rule", () => new RuleViolationException("area.reason", "Why not.") { Extensions = { ["more"] = 5 } });
        Throws("input", () => new InvalidInputException("applicant.name", "name.too-odd", "Too odd."));
        Throws("other", () => new ProblemException(422, "area.other", "So it is."));
        Throws("away", () => new HttpRequestException("Connection refused"));
        Throws("busy", () => new InvalidOperationException(
            "EF", new NpgsqlException("No connection is free", new TimeoutException())));
        Throws("fault", () => new InvalidOperationException("secret details"));
        _service.MapGet("/status/{code:int}", (int code) => TypedResults.StatusCode(code)).AllowAnonymous();
        _service.MapPost("/json", (Dictionary<string, string> json) => json).AllowAnonymous();
        _service.MapPost("/lists", (Lists lists) => lists).AllowAnonymous();
        _service.MapGet("/closed", () => "nobody sees this");
        _service.MapGet("/number/{number}", (int number) => number).AllowAnonymous();
        await _service.StartAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_broken_rule_is_a_conflict_with_what_else_it_tells()
    {
        var problem = await Refusal.Is(HttpStatusCode.Conflict, "area.reason", await Get("/rule"));
        Assert.Equal(("Why not.", 5), (
            problem.GetProperty("detail").GetString(), problem.GetProperty("more").GetInt32()));
    }

    [Fact]
    public async Task Invalid_input_names_its_field_and_what_is_wrong_by_a_code()
    {
        var problem = await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await Get("/input"));
        Assert.True(problem.GetProperty("errors").TryGetProperty("applicant.name", out _));
        var wrong = problem.GetProperty("problems")[0];
        Assert.Equal(("applicant.name", "name.too-odd"), (
            wrong.GetProperty("field").GetString(), wrong.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Any_other_problem_keeps_its_status_and_code() =>
        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "area.other", await Get("/other"));

    [Fact]
    public async Task A_system_that_does_not_answer_makes_the_service_unavailable() =>
        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "unavailable", await Get("/away"));

    [Fact]
    public async Task A_database_that_gives_no_connection_makes_the_service_unavailable() =>
        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "unavailable", await Get("/busy"));

    [Fact]
    public async Task A_fault_of_ours_tells_nothing_about_itself()
    {
        var problem = await Refusal.Is(HttpStatusCode.InternalServerError, "unexpected", await Get("/fault"));
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    [InlineData("nonsense")]
    public async Task Who_would_rather_read_something_else_is_told_all_the_same(string accept)
    {
        foreach (var (path, status, code) in new[]
        {
            ("/rule", HttpStatusCode.Conflict, "area.reason"),
            ("/nowhere", HttpStatusCode.Unauthorized, "not-signed-in"),
            ("/status/404", HttpStatusCode.NotFound, "not-found"),
            ("/fault", HttpStatusCode.InternalServerError, "unexpected"),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            await Refusal.Is(status, code, await _service.GetTestClient().SendAsync(request));
        }
    }

    [Theory]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=\"\"")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/cloudevents+json; charset=nonsense")]
    public async Task Json_in_another_charset_is_not_supported(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/json");
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        await Refusal.Is(
            HttpStatusCode.UnsupportedMediaType, "unsupported-media-type",
            await _service.GetTestClient().SendAsync(request));
    }

    public sealed record Lists(string[] Texts, IReadOnlyList<Lists>? More = null, string?[]? Gaps = null);

    [Theory]
    [InlineData("""{"texts":[null]}""")]
    [InlineData("""{"texts":["a",null]}""")]
    [InlineData("""{"texts":[],"more":[null]}""")]
    [InlineData("""{"texts":[],"more":[{"texts":[null]}]}""")]
    public async Task A_list_with_null_in_it_is_malformed(string json) => await Refusal.Is(
        HttpStatusCode.BadRequest, "malformed",
        await _service.GetTestClient().PostAsync("/lists", new StringContent(json, null, "application/json")));

    [Fact]
    public async Task Null_is_read_where_a_list_may_have_it()
    {
        using var answer = await _service.GetTestClient().PostAsync(
            "/lists", new StringContent("""{"texts":["a"],"more":null,"gaps":[null]}""", null, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public async Task Json_in_utf8_is_read(string contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/json");
        request.Content = new ByteArrayContent("{}"u8.ToArray());
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var answer = await _service.GetTestClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(400, "invalid-input")]
    [InlineData(401, "not-signed-in")]
    [InlineData(403, "not-for-your-role")]
    [InlineData(404, "not-found")]
    [InlineData(405, "method-not-allowed")]
    [InlineData(413, "too-large")]
    [InlineData(415, "unsupported-media-type")]
    [InlineData(429, "too-many-requests")]
    [InlineData(502, "unavailable")]
    [InlineData(503, "unavailable")]
    [InlineData(504, "timed-out")]
    [InlineData(500, "unexpected")]
    public async Task Every_status_has_its_code(int status, string code) =>
        await Refusal.Is((HttpStatusCode)status, code, await Get($"/status/{status}"));

    [Fact]
    public async Task Everything_needs_a_signed_in_caller_unless_it_says_otherwise() =>
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await Get("/closed"));

    [Fact]
    public async Task A_path_that_is_not_of_the_expected_form_is_malformed() =>
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await Get("/number/many"));

    [Fact]
    public async Task Health_and_the_description_are_for_everybody()
    {
        foreach (var path in new[] { "/health", "/alive", "/openapi/v1.json" })
        {
            Assert.Equal(HttpStatusCode.OK, (await Get(path)).StatusCode);
        }
    }

    private Task<HttpResponseMessage> Get(string path) => _service.GetTestClient().GetAsync(path);

    private void Throws(string path, Func<Exception> exception) =>
        _service.MapGet($"/{path}", IResult () => throw exception()).AllowAnonymous();
}
