using System.Security.Cryptography;
using System.Text;
using ApecCard.Testing;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.ServiceDefaults.Tests.Callbacks;

public sealed class SignedCallbacksTests : IAsyncLifetime
{
    private sealed record Paid(string Reference, decimal Amount);

    private const string Body = """{"reference":"r-1","amount":720.00}""";

    private readonly TestClock _clock = new(new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string,
        ECDsa> _published = new() { ["one"] = ECDsa.Create(ECCurve.NamedCurves.nistP256) };
    private FakeOutside _outside = null!;
    private SignedCallbacks _callbacks = null!;

    public async Task InitializeAsync()
    {
        _outside = await FakeOutside.StartAsync();
        _outside.On("GET /.well-known/jwks.json", _ =>
            Results.Json(new { keys = _published.Select(one => Jwk(one.Key, one.Value)) }));
        _callbacks = new(new HttpClient { BaseAddress = new(_outside.Address) }, _clock);
    }

    public async Task DisposeAsync() => await _outside.DisposeAsync();

    [Fact]
    public async Task What_is_signed_with_a_published_key_is_believed() =>
        Assert.Equal(new("r-1", 720m), await Read(Signed()));

    [Fact]
    public async Task Five_minutes_are_not_too_long_and_a_second_more_is()
    {
        Assert.NotNull(await Read(Signed(at: _clock.Now.AddMinutes(-5))));
        Assert.NotNull(await Read(Signed(at: _clock.Now.AddMinutes(5))));
        await IsRefused("callback.stale", Signed(at: _clock.Now.AddMinutes(-5).AddSeconds(-1)));
        await IsRefused("callback.stale", Signed(at: _clock.Now.AddMinutes(5).AddSeconds(1)));
    }

    [Fact]
    public async Task A_change_of_body_time_or_nonce_is_noticed()
    {
        await IsRefused("callback.forged",
            Change(Signed(), http => http.Body = Stream(Body.Replace("720", "7.2", StringComparison.Ordinal))));
        await IsRefused("callback.forged",
            Change(Signed(), http => http.Headers["X-Timestamp"] = $"{_clock.Now.ToUnixTimeSeconds() + 1}"));
        await IsRefused("callback.forged", Change(Signed(), http => http.Headers["X-Nonce"] = "another"));
    }

    [Fact]
    public async Task Another_key_under_a_published_name_is_forged()
    {
        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await IsRefused("callback.forged", Signed(key: another));
    }

    [Theory]
    [InlineData("X-Key-Id", null)]
    [InlineData("X-Key-Id", "unknown")]
    [InlineData("X-Timestamp", null)]
    [InlineData("X-Timestamp", "yesterday")]
    [InlineData("X-Timestamp", "99999999999999999999")]
    [InlineData("X-Nonce", null)]
    [InlineData("X-Signature", null)]
    [InlineData("X-Signature", "")]
    [InlineData("X-Signature", "not base64")]
    [InlineData("X-Signature", "AAAA")]
    public async Task A_missing_or_malformed_header_is_refused_and_breaks_nothing(string header, string? value) =>
        await IsRefused(
        "callback.forged", Change(Signed(), http => http.Headers[header] = value));

    [Fact]
    public async Task A_signature_that_is_longer_than_one_is_refused() => await IsRefused(
        "callback.forged", Change(Signed(), http =>
            http.Headers["X-Signature"] = Convert.ToBase64String(new byte[10_000])));

    [Fact]
    public async Task A_new_key_is_found_once_it_is_published()
    {
        await Read(Signed());
        _clock.Now = _clock.Now.AddSeconds(11); // nobody makes us ask more often
        _published["two"] = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.NotNull(await Read(Signed("two")));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_is_worth_nothing_after_ten_minutes()
    {
        await Read(Signed());
        _published["two"] = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var withdrawn = _published["one"];
        _published.Remove("one");
        _clock.Now = _clock.Now.AddMinutes(10).AddSeconds(1);
        await IsRefused("callback.forged", Signed("one", withdrawn));
    }

    [Fact]
    public async Task Nobody_makes_us_ask_for_keys_all_the_time()
    {
        for (var time = 0; time < 20; time++)
        {
            await IsRefused("callback.forged", Change(Signed(), http => http.Headers["X-Key-Id"] = $"unknown-{time}"));
        }

        Assert.Single(_outside.Asked);
    }

    [Fact]
    public async Task Well_signed_nonsense_is_malformed() =>
        await Assert.ThrowsAsync<BadHttpRequestException>(() => Read(Signed(body: """{"amount":"much"}""")));

    private Task<Paid> Read(HttpRequest request) => _callbacks.ReadAsync<Paid>(request, CancellationToken.None);

    private async Task IsRefused(string code, HttpRequest request)
    {
        var refusal = await Assert.ThrowsAsync<ProblemException>(() => Read(request));
        Assert.Equal((401, code), (refusal.Status, refusal.Code));
    }

    private HttpRequest Signed(string keyId = "one", ECDsa? key = null, DateTimeOffset? at = null, string body = Body)
    {
        var time = (at ?? _clock.Now).ToUnixTimeSeconds();
        var signature = (key ?? _published[keyId]).SignData(
            Encoding.UTF8.GetBytes($"{time}\nn-1\n{body}\n"), HashAlgorithmName.SHA256);
        return Change(new DefaultHttpContext().Request, http =>
        {
            http.Body = Stream(body);
            http.Headers["X-Key-Id"] = keyId;
            http.Headers["X-Timestamp"] = $"{time}";
            http.Headers["X-Nonce"] = "n-1";
            http.Headers["X-Signature"] = Convert.ToBase64String(signature);
        });
    }

    private static HttpRequest Change(HttpRequest http, Action<HttpRequest> change)
    {
        change(http);
        return http;
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static object Jwk(string id, ECDsa key)
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            kid = id,
            x = Base64UrlEncoder.Encode(q.X),
            y = Base64UrlEncoder.Encode(q.Y)
        };
    }
}
