using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Delivery.Tests;

/// <summary>The service whole; the other services and the courier are doubles that a test can disturb.</summary>
public sealed class DeliveryService() : ServiceOnPostgres<Program, DeliveryDb>("delivery")
{
    public OutsideDouble Outside { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Identity:Secret", "for tests only");
        builder.UseSetting("Public:Url", "https://apeccard.example");
        builder.ConfigureTestServices(services => services.ConfigureHttpClientDefaults(http => http
            .ConfigureHttpClient(client => client.BaseAddress ??= new("http://identity"))
            .ConfigurePrimaryHttpMessageHandler(() => Outside)));
    }

    /// <summary>A card as it comes about: wanted by message, produced.</summary>
    public async Task<Card> ACard(HandoverMethod handover = HandoverMethod.Mailing, string office = "shanghai")
    {
        var story = handover is HandoverMethod.Collection ? Stories.WantedForCollection() : Stories.Wanted();
        var wanted = story with { Office = office };
        await Bus.Publish(wanted);
        await Eventually.Is(async () => (await CardsOf(wanted)).Length == 1);
        return (await CardsOf(wanted)).Single();
    }

    public async Task<Card[]> CardsOf(CardWanted wanted)
    {
        await using var db = OpenDatabase();
        return await db.Cards.Where(card => card.CaseId == wanted.CaseId).ToArrayAsync();
    }

    public async Task<Card> Again(Card card)
    {
        await using var db = OpenDatabase();
        return (await db.Cards.FindAsync(card.Id))!;
    }

    public HttpClient Clerk(string office = "shanghai") => As(Roles.ServicePointClerk, office: office);
}

/// <summary>Identity, Applications and the courier, as far as this service talks to them.</summary>
public sealed class OutsideDouble : HttpMessageHandler
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _serial = 10_000_000;

    public string PassportExpiresOn { get; set; } = "2040-01-01";
    public bool HasMailingAddress { get; set; } = true;
    public Func<HttpResponseMessage>? CourierAnswers { get; set; }
    public ConcurrentQueue<(string Key, string Body)> Bookings { get; } = new();

    private ConcurrentDictionary<string, string> Numbers { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) => request.RequestUri!.AbsolutePath switch
        {
            "/tokens" =>
                Answer(new { accessToken = "service-token", expiresAt = DateTimeOffset.UtcNow.AddMinutes(10) }),
            "/.well-known/jwks.json" => Answer(Jwks()),
            "/shipments" => await Book(request, cancellationToken),
            _ => Answer(PersonalData()),
        };

    /// <summary>A callback of the courier's, signed as agreed.</summary>
    public HttpRequestMessage Callback(object body, DateTimeOffset? at = null, ECDsa? signedWith = null)
    {
        var content = JsonContent.Create(body);
        var bytes = content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var timestamp = $"{(at ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds()}";
        var nonce = Guid.NewGuid().ToString("N");
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{nonce}\n"), .. bytes, (byte)'\n'];
        var signature = (signedWith ?? _key).SignData(signed, HashAlgorithmName.SHA256);
        return new HttpRequestMessage(HttpMethod.Post, "/callbacks/courier")
        {
            Content = content,
            Headers =
            {
                { "X-Key-Id", "courier-key" },
                { "X-Timestamp", timestamp },
                { "X-Nonce", nonce },
                { "X-Signature", Convert.ToBase64String(signature) },
            },
        };
    }

    private async Task<HttpResponseMessage> Book(HttpRequestMessage request, CancellationToken ct)
    {
        var key = request.Headers.GetValues("Idempotency-Key").Single();
        Bookings.Enqueue((key, await request.Content!.ReadAsStringAsync(ct)));
        return CourierAnswers?.Invoke() ?? Answer(new
        {
            trackingNumber = Numbers.GetOrAdd(key, _ => S10.Number("EA", Interlocked.Increment(ref _serial), "CN")),
        });
    }

    private object PersonalData() => new
    {
        applicant = new
        {
            familyName = "WANG",
            givenNames = "XIAOMING",
            chineseName = "王小明",
            sex = "M",
            dateOfBirth = "1980-02-29",
            passport = new { number = "E12345678", issuedOn = "2024-01-01", expiresOn = PassportExpiresOn },
        },
        mailing = HasMailingAddress
            ? new
            {
                recipient = "王小明",
                phone = "13800138000",
                province = "上海市",
                city = "上海市",
                street = "南京西路1号",
                postcode = "200041",
            }
            : null,
    };

    private object Jwks()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        return new { keys = new[] { new { kty = "EC", crv = "P-256", kid = "courier-key", x, y } } };
    }

    private static HttpResponseMessage Answer(object body) =>
        new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
}
