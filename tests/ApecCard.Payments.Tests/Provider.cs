using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Payments.Charges;

namespace ApecCard.Payments.Tests;

/// <summary>A provider that opens one checkout per key, can be out of order, and signs what it is given.</summary>
public sealed class Provider : IAsyncDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly WebApplication _app;
    private int _asked;

    public Provider()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/.well-known/jwks.json", () => new { keys = new[] { Jwk() } });
        _app.MapPost("/checkouts", async (HttpRequest request) =>
        {
            Interlocked.Increment(ref _asked);
            Last = await request.ReadFromJsonAsync<JsonElement>();
            var key = request.Headers["Idempotency-Key"].ToString();
            return Answer is { } broken ? Results.Text(broken.Body, "application/json", statusCode: broken.Status)
                : Results.Created("", new { checkoutId = $"c-{key}", cashierUrl = $"https://pay.example/{key}" });
        });
        _app.MapGet("/checkouts/{id}", (string id) =>
        {
            AskedAbout.Enqueue(id);
            return States.TryGetValue(id, out var state)
                ? Results.Text(state.Body, "application/json", statusCode: state.Status)
                : Results.NotFound();
        });
        _app.MapPost("/checkouts/{id}/closure", (string id) =>
        {
            Closed.Enqueue(id);
            return Results.StatusCode(ClosureStatus);
        });
        _app.MapPost("/refunds", async (HttpRequest request) =>
        {
            var key = request.Headers["Idempotency-Key"].ToString();
            var body = await request.ReadFromJsonAsync<JsonElement>();
            Refunds.Enqueue((key, body));
            return RefundAnswer is { } broken ? Results.Text(broken.Body, "application/json", statusCode: broken.Status)
                : Results.Created("", new
                {
                    refundId = $"r-{key}",
                    transactionId = body.GetProperty("transactionId"),
                    refundedAt = DateTimeOffset.UtcNow,
                });
        });
        _app.MapGet("/statements/{day}", (string day) => Statements.TryGetValue(day, out var statement)
            ? Results.Text(statement, "application/json")
            : Results.NotFound());
    }

    public string Url => _app.Urls.Single();

    public int Asked => _asked;

    public JsonElement Last { get; private set; }

    /// <summary>What it answers instead of a checkout.</summary>
    public (int Status, string Body)? Answer { get; set; }

    /// <summary>What it says of a checkout when it is asked; of others it knows nothing.</summary>
    public ConcurrentDictionary<string, (int Status, string Body)> States { get; } = new();

    /// <summary>Its statements, by day (yyyy-MM-dd).</summary>
    public ConcurrentDictionary<string, string> Statements { get; } = new();

    public ConcurrentQueue<string> AskedAbout { get; } = new();

    /// <summary>Which checkouts it was asked to close, and what it answers to that.</summary>
    public ConcurrentQueue<string> Closed { get; } = new();

    public int ClosureStatus { get; set; } = 200;

    /// <summary>What it was asked to give back.</summary>
    public ConcurrentQueue<(string Key, JsonElement Body)> Refunds { get; } = new();

    /// <summary>What it answers instead of a refund.</summary>
    public (int Status, string Body)? RefundAnswer { get; set; }

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    public static Dictionary<string, object?> Paid(Charge charge) => new()
    {
        ["checkoutId"] = charge.CheckoutId,
        ["merchantReference"] = charge.Id,
        ["amount"] = charge.Amount,
        ["currency"] = charge.Currency,
        ["paidAt"] = DateTimeOffset.Now,
        ["transactionId"] = $"T-{charge.Id}",
    };

    /// <summary>Signs and sends a callback; what makes it a forgery is the caller's choice.</summary>
    public async Task<HttpResponseMessage> Tell(
        HttpClient service, object body, DateTimeOffset? at = null, string keyId = "p1", ECDsa? key = null,
        Func<byte[], byte[]>? tamper = null)
    {
        var timestamp = (at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var bytes = body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\nn\n"), .. bytes, (byte)'\n'];
        var signature = (key ?? _key).SignData(signed, HashAlgorithmName.SHA256);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/callbacks/provider")
        {
            Content = new ByteArrayContent(tamper?.Invoke(bytes) ?? bytes),
            Headers =
            {
                { "X-Key-Id", keyId },
                { "X-Timestamp", timestamp },
                { "X-Nonce", "n" },
                { "X-Signature", Convert.ToBase64String(signature) },
            },
        };
        return await service.SendAsync(request);
    }

    private object Jwk()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return new { kty = "EC", crv = "P-256", alg = "ES256", kid = "p1", x = Text(point.X), y = Text(point.Y) };

        static string Text(byte[]? bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }
}
