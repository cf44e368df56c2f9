using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Payments.Checkout;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ApecCard.Payments.Tests.Troubles;

/// <summary>The provider takes only what the merchant has signed: now, for this request, once.</summary>
public sealed class MerchantSignatureTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Other = "another secret of the merchant, for tests";
    private readonly SimulatedProvider _provider = new(
        ("Merchant:SecondaryKeyId", "next"), ("Merchant:SecondarySecret", Other));

    public Task InitializeAsync() => _provider.StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Fact]
    public async Task What_is_signed_with_the_primary_or_the_secondary_key_is_taken()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(new() { Secret = PaymentsService.Secret })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(new() { KeyId = "next", Secret = Other })).StatusCode);
    }

    [Fact]
    public async Task The_merchant_that_changes_its_key_first_goes_on_with_the_one_before()
    {
        var settings = new ProviderSettings { KeyId = "not known yet", Secret = new('x', 32) };
        await Refused("signature.unknown-key", await Ask(settings));

        (settings.SecondaryKeyId, settings.SecondarySecret) = ("next", Other);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(settings)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ask(settings, request => // also with a body
        {
            (request.Method, request.RequestUri) = (HttpMethod.Post, new Uri($"{_provider.Url}/checkouts"));
            request.Content = JsonContent.Create(new { merchantReference = "一" });
        })).StatusCode);
    }

    [Fact]
    public async Task What_is_not_signed_is_refused() => await Refused(
        "signature.missing", await new HttpClient().GetAsync(new Uri($"{_provider.Url}/checkouts/x")));

    [Fact]
    public async Task What_is_signed_with_another_secret_is_refused() =>
        await Refused("signature.wrong", await Ask(new() { Secret = Other }));

    [Theory]
    [InlineData("path")]
    [InlineData("query")]
    [InlineData("method")]
    [InlineData("body")]
    [InlineData("nonce")]
    [InlineData("time")]
    [InlineData("signature")]
    public async Task What_was_changed_after_it_was_signed_is_refused(string what)
    {
        void Before(HttpRequestMessage request) => request.RequestUri =
            new($"{_provider.Url}/checkouts/x{(what == "method" ? "/closure" : "")}");

        await Refused("signature.wrong", await Ask(new() { Secret = PaymentsService.Secret }, Before, request =>
        {
            switch (what)
            {
                case "path":
                    request.RequestUri = new Uri($"{_provider.Url}/checkouts/y");
                    break;
                case "query":
                    request.RequestUri = new Uri($"{_provider.Url}/checkouts/x?y=1");
                    break;
                case "method":
                    request.Method = HttpMethod.Post;
                    break;
                case "body":
                    request.Content = new StringContent("{}");
                    break;
                case "nonce":
                    Set(request, "X-Nonce", "another");
                    break;
                case "time":
                    Set(request, "X-Timestamp", $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 1}");
                    break;
                default:
                    Set(request, "X-Signature", Convert.ToBase64String(new byte[32]));
                    break;
            }
        }));
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(320)]
    public async Task What_was_signed_at_another_time_is_refused(int seconds)
    {
        var time = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds}";
        await Refused("signature.stale", await Ask(new() { Secret = PaymentsService.Secret }, afterwards: request =>
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData([]));
            var nonce = request.Headers.GetValues("X-Nonce").Single();
            Set(request, "X-Timestamp", time);
            Set(request, "X-Signature", Convert.ToBase64String(HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(PaymentsService.Secret),
                Encoding.UTF8.GetBytes($"GET\n/checkouts/x\n{time}\n{nonce}\n{hash}"))));
        }));
    }

    [Fact]
    public async Task What_is_sent_again_as_it_was_is_refused()
    {
        Dictionary<string, string> headers = [];
        await Ask(new() { Secret = PaymentsService.Secret }, afterwards: request => headers = request.Headers
            .Where(one => one.Key.StartsWith("X-", StringComparison.Ordinal))
            .ToDictionary(one => one.Key, one => one.Value.Single()));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"{_provider.Url}/checkouts/x");
        foreach (var (name, value) in headers)
        {
            again.Headers.Add(name, value);
        }

        await Refused("signature.replayed", await new HttpClient().SendAsync(again));
    }

    [Theory]
    [InlineData("POST", "/checkouts")]
    [InlineData("GET", "/checkouts/x")]
    [InlineData("POST", "/checkouts/x/closure")]
    [InlineData("POST", "/refunds")]
    public async Task Everything_a_merchant_can_ask_must_be_signed(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), $"{_provider.Url}{path}");
        request.Content = method == "POST" ? JsonContent.Create(new { }) : null;
        await Refused("signature.missing", await new HttpClient().SendAsync(request));
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.Add(name, value);
    }

    private static async Task Refused(string code, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private async Task<HttpResponseMessage> Ask(
        ProviderSettings settings, Action<HttpRequestMessage>? before = null,
        Action<HttpRequestMessage>? afterwards = null)
    {
        using var signing = new SignRequests(Options.Create(settings), NullLogger<SignRequests>.Instance);
        using var changing = new Changing(afterwards);
        (signing.InnerHandler, changing.InnerHandler) = (changing, new SocketsHttpHandler());
        using var http = new HttpMessageInvoker(signing);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_provider.Url}/checkouts/x");
        before?.Invoke(request);
        return await http.SendAsync(request, CancellationToken.None);
    }

    private sealed class Changing(Action<HttpRequestMessage>? change) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            change?.Invoke(request);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
