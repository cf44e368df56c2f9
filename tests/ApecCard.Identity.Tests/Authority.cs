using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tests;

/// <summary>The e-licence authority as the tests need it: it remembers what it was asked.</summary>
public sealed class Authority : IAsyncDisposable
{
    public static readonly ECDsaSecurityKey OtherKey = NewKey();

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, string> _nonces = new();

    public Authority()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Use((http, next) =>
        {
            http.Response.StatusCode = 400; // not 503, which the callers would try again and again
            return IsAway ? Task.CompletedTask : Go(http, next);
        });
        _app.MapGet("/.well-known/jwks.json", () => new { keys = new[] { PublicHalf(Key) } });
        _app.MapPost("/authorizations", (JsonElement asked) =>
        {
            var id = Guid.NewGuid().ToString("N");
            _nonces[id] = asked.GetProperty("nonce").GetString()!;
            LastCallback = asked.GetProperty("callback").GetString();
            return TypedResults.Created("", new { authorizationId = id, scanUrl = $"{Url}/scan/{id}" });
        });
    }

    public ECDsaSecurityKey Key { get; set; } = NewKey();

    public bool IsAway { get; set; }

    public string? LastCallback { get; private set; }

    public string Url => _app.Urls.Single();

    public Task StartAsync() => _app.StartAsync();

    public string NonceOf(Uri scanUrl) => _nonces[scanUrl.Segments[^1]];

    /// <summary>The assertion the authority would send, changed as the test likes.</summary>
    public string Sign(
        string nonce, LicenceOf company, Action<SecurityTokenDescriptor>? change = null, ECDsaSecurityKey? key = null)
    {
        var token = new SecurityTokenDescriptor
        {
            TokenType = "elicence-assertion+jwt",
            Issuer = "elicence",
            Audience = "apeccard",
            IssuedAt = DateTime.UtcNow,
            Expires = DateTime.UtcNow.AddMinutes(3),
            SigningCredentials = new(key ?? Key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["nonce"] = nonce,
                ["name"] = company.Name,
                ["uscc"] = company.Uscc,
                ["legal_representative"] = company.LegalRepresentative,
            },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public static ECDsaSecurityKey NewKey() =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task Go(HttpContext http, RequestDelegate next)
    {
        http.Response.StatusCode = 200;
        return next(http);
    }

    private static object PublicHalf(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            kid = key.KeyId,
            x = Base64UrlEncoder.Encode(point.X),
            y = Base64UrlEncoder.Encode(point.Y),
        };
    }
}
