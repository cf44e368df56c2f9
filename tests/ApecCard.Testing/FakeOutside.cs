using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ApecCard.ServiceDefaults;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Testing;

/// <summary>
/// What is outside the service under test: a small web server whose answers a test writes, and which remembers what it
/// was asked. What nobody wrote an answer for is 404.
/// </summary>
public sealed class FakeOutside : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentStack<(Regex Asked, Func<Question, Task<IResult>> Answer)> _answers = new();

    private FakeOutside(WebApplication server) => _server = server;

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<Question> Asked { get; } = new();

    public string Address => _server.Urls.First();

    public static async Task<FakeOutside> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var outside = new FakeOutside(server);
        server.Run(outside.AnswerAsync);
        await server.StartAsync();
        return outside;
    }

    /// <summary>From now on "POST /cases/*/freeze" is answered so; a star is one part of a path.</summary>
    public void On(string methodAndPath, Func<Question, IResult> answer) =>
        On(methodAndPath, question => Task.FromResult(answer(question)));

    public void On(string methodAndPath, Func<Question, Task<IResult>> answer) =>
        _answers.Push((new($"^{Regex.Escape(methodAndPath).Replace("\\*", "[^/]+", StringComparison.Ordinal)}$"),
            answer));

    /// <summary>Plays Identity's part in what every service does: its keys, and the service's own token.</summary>
    public void PlaysIdentity()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(TestTokens.Key);
        On("GET /.well-known/jwks.json", _ => Results.Json(new
        {
            keys = new[] { new { kty = key.Kty, crv = key.Crv, kid = key.Kid, x = key.X, y = key.Y, use = "sig",
                alg = "ES256" } },
        }));
        On("GET /sessions/revoked", _ => Results.Json(new { sessionIds = Array.Empty<Guid>() }));
        On("POST /tokens", _ => Results.Json(new
        {
            accessToken = TestTokens.Of(Roles.Service, subject: "under-test"),
            expiresAt = DateTimeOffset.UtcNow.AddMinutes(10),
        }));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var question = new Question(
            $"{http.Request.Method} {http.Request.Path}",
            http.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
        Asked.Enqueue(question);
        var answer = _answers.FirstOrDefault(one => one.Asked.IsMatch(question.MethodAndPath)).Answer;
        await (answer is null ? Results.NotFound() : await answer(question)).ExecuteAsync(http);
    }
}

/// <summary>One request that came.</summary>
public sealed record Question(string MethodAndPath, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
