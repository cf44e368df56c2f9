using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Tests;

/// <summary>The whole service, with a payment provider of its own that does as it is told.</summary>
public class PaymentsService() : ServiceOnPostgres<Program, PaymentsDb>("payments")
{
    public Provider Provider { get; } = new();

    public static CaseSubmitted Submission(Guid? caseId = null, Guid? enterpriseId = null) => new(
        caseId ?? Guid.CreateVersion7(), 1, "APEC20260504000001", enterpriseId ?? Guid.NewGuid(), "shanghai", [],
        DateTimeOffset.UtcNow);

    public static OrderAccepted Acceptance(
        OrderKind kind = OrderKind.Replacement, Guid? caseId = null, Guid? enterpriseId = null) => new(
        Guid.CreateVersion7(), 3, "APEC20260504000001-01-hb", kind, caseId ?? Guid.CreateVersion7(),
        "APEC20260504000001", enterpriseId ?? Guid.NewGuid(), "shanghai", DateTimeOffset.UtcNow);

    /// <summary>The charge of an order as it comes to be: a replacement was accepted.</summary>
    public async Task<Charge> AnOrdersCharge(Guid? caseId = null, Guid? enterpriseId = null)
    {
        var accepted = Acceptance(caseId: caseId, enterpriseId: enterpriseId);
        await Bus.Publish(accepted);
        await Eventually.Is(async () => (await ChargesOf(accepted.CaseId)).Any(one => one.OrderId == accepted.OrderId));
        return (await ChargesOf(accepted.CaseId)).Single(one => one.OrderId == accepted.OrderId);
    }

    /// <summary>A charge as it comes to be: a case was submitted.</summary>
    public async Task<Charge> ACharge(Guid? enterpriseId = null)
    {
        var submitted = Submission(enterpriseId: enterpriseId);
        await Bus.Publish(submitted);
        await Eventually.Is(async () => (await ChargesOf(submitted.CaseId)).Length == 1);
        return (await ChargesOf(submitted.CaseId)).Single();
    }

    /// <summary>Its enterprise stands at the cashier.</summary>
    public async Task<Charge> AChargeInCheckout()
    {
        var enterpriseId = Guid.NewGuid();
        var charge = await ACharge(enterpriseId);
        var started = await As(Roles.Enterprise, enterpriseId).PostAsync($"/charges/{charge.Id}/checkout", null);
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        return await Now(charge);
    }

    public async Task<Charge> APaidCharge() => await Pays(await AChargeInCheckout());

    /// <summary>The provider says that the charge in checkout is paid.</summary>
    public async Task<Charge> Pays(Charge charge)
    {
        Assert.Equal(HttpStatusCode.OK, (await Provider.Tell(Anonymous(), Provider.Paid(charge))).StatusCode);
        return await Now(charge);
    }

    public async Task<Charge> Now(Charge charge) => (await ChargesOf(charge.CaseId)).Single(one => one.Id == charge.Id);

    public Task Becomes(Charge charge, ChargeState state) =>
        Eventually.Is(async () => (await Now(charge)).State == state, seconds: 20);

    public async Task<Charge[]> ChargesOf(Guid caseId)
    {
        await using var db = OpenDatabase();
        return await db.Charges.Where(charge => charge.CaseId == caseId).ToArrayAsync();
    }

    public async Task<string[]> AuditOf(Charge charge)
    {
        await using var db = OpenDatabase();
        return await db.AuditEntries
            .Where(entry => entry.Subject == charge.Id.ToString())
            .OrderBy(entry => entry.At).ThenBy(entry => entry.Id)
            .Select(entry => entry.Reason == null ? entry.Action : $"{entry.Action} {entry.Reason}")
            .ToArrayAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("services:payment-provider:http:0", Provider.Url);
        builder.UseSetting("Public:Url", "https://abtc.example");
    }

    public override async Task InitializeAsync()
    {
        await Provider.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

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
                : Results.Created("", new { refundId = $"r-{key}", transactionId = body.GetProperty("transactionId") });
        });
    }

    public string Url => _app.Urls.Single();

    public int Asked => _asked;

    public JsonElement Last { get; private set; }

    /// <summary>What it answers instead of a checkout.</summary>
    public (int Status, string Body)? Answer { get; set; }

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
