using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Production;
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

    /// <summary>
    /// When a test sets the time, nothing happens behind its back: what is told stays in the outbox, and what comes due
    /// waits until the test does it.
    /// </summary>
    public TestClock? Clock { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Identity:Secret", "for tests only");
        builder.UseSetting("Public:Url", "https://apeccard.example");
        builder.ConfigureTestServices(services => services.ConfigureHttpClientDefaults(http => http
            .ConfigureHttpClient(client => client.BaseAddress ??= new("http://identity"))
            .ConfigurePrimaryHttpMessageHandler(() => Outside)));
        if (Clock is { } clock)
        {
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                foreach (var busy in services.Where(WorksByItself).ToArray())
                {
                    services.Remove(busy);
                }
            });
        }
    }

    private static bool WorksByItself(ServiceDescriptor service) => service.ServiceType == typeof(IHostedService)
        && service.ImplementationType is { } type
        && (type.IsAssignableTo(typeof(Rounds)) || type.Assembly == typeof(Rounds).Assembly);

    /// <summary>A card as it comes about: wanted by message, made by two clerks.</summary>
    public async Task<Card> ACard(HandoverMethod handover = HandoverMethod.Mailing, string office = "shanghai")
    {
        var story = handover is HandoverMethod.Collection ? Stories.WantedForCollection() : Stories.Wanted();
        return await Produce(story with { Office = office });
    }

    /// <summary>A card that its holder has.</summary>
    public async Task<Card> ALiveCard()
    {
        var card = await ACard(HandoverMethod.Collection);
        (await Clerk().PostAsJsonAsync($"/cards/{card.Id}/collection", new { passportNumber = "E12345678" }))
            .EnsureSuccessStatusCode();
        return await Again(card);
    }

    public async Task<Card> Produce(CardWanted wanted)
    {
        var batch = await Release(await Prepare(await Want(wanted)));
        return await Again(Assert.Single(batch.Items).CardId!.Value);
    }

    /// <summary>The job that waits for this want.</summary>
    public async Task<ProductionJob> Want(CardWanted wanted)
    {
        await Bus.Publish(wanted);
        ProductionJob? job = null;
        await Eventually.Is(async () => (job = (await JobsOf(wanted))
            .SingleOrDefault(one => one.WantedAtVersion == wanted.CaseVersion)) is not null);
        return job!;
    }

    public async Task<BatchView> Prepare(params ProductionJob[] jobs)
    {
        var answer = await Clerk(jobs[0].Office)
            .PostAsJsonAsync("/production/batches", new { jobIds = jobs.Select(job => job.Id) });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<BatchView>(Json.Options))!;
    }

    /// <summary>Another clerk releases it.</summary>
    public async Task<BatchView> Release(BatchView batch)
    {
        await using var db = OpenDatabase();
        var office = (await db.Batches.FindAsync(batch.BatchId))!.Office;
        var answer = await Clerk(office).PostAsync($"/production/batches/{batch.BatchId}/release", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<BatchView>(Json.Options))!;
    }

    public async Task<ProductionJob[]> JobsOf(CardWanted wanted)
    {
        await using var db = OpenDatabase();
        return await db.Jobs.Where(job => job.CaseId == wanted.CaseId).OrderBy(job => job.Id).ToArrayAsync();
    }

    public async Task<Card[]> CardsOf(CardWanted wanted)
    {
        await using var db = OpenDatabase();
        return await db.Cards.Where(card => card.CaseId == wanted.CaseId).ToArrayAsync();
    }

    public Task<Card> Again(Card card) => Again(card.Id);

    public async Task<Card> Again(Guid cardId)
    {
        await using var db = OpenDatabase();
        return (await db.Cards.FindAsync(cardId))!;
    }

    public HttpClient Clerk(string office = "shanghai", string? account = null) =>
        As(Roles.ServicePointClerk, office: office, subject: account);
}

/// <summary>Identity, Applications and the courier, as far as this service talks to them.</summary>
public sealed class OutsideDouble : HttpMessageHandler
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _serial = 10_000_000;

    /// <summary>What Applications answers of a case, when a test says something else than usual.</summary>
    public ConcurrentDictionary<Guid, CaseDouble> Cases { get; } = new();
    public bool ApplicationsIsAway { get; set; }
    public ConcurrentQueue<string> AskedOfApplications { get; } = new();
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
            _ when ApplicationsIsAway => throw new HttpRequestException("Connection refused"),
            _ => PersonalData(request.RequestUri),
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

    private HttpResponseMessage PersonalData(Uri asked)
    {
        AskedOfApplications.Enqueue(asked.PathAndQuery);
        var caseId = Guid.Parse(asked.Segments[2].TrimEnd('/'));
        var known = Cases.GetValueOrDefault(caseId) ?? new();
        return Answer(new
        {
            applicant = new
            {
                familyName = "WANG",
                givenNames = "XIAOMING",
                chineseName = "王小明",
                sex = "M",
                dateOfBirth = "1980-02-29",
                passport = new { number = "E12345678", issuedOn = "2024-01-01", expiresOn = known.PassportExpiresOn },
            },
            caseVersion = known.CaseVersion,
            grantedEconomies = known.GrantedEconomies ?? ["SGP", "AUS", "NZL"],
            person = known.Person ?? caseId.ToByteArray(),
            portrait = new[] { new { item = "photo", fileId = caseId, sha256 = new string('a', 64) } },
            mailing = known.HasMailingAddress
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
        });
    }

    private object Jwks()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
        return new { keys = new[] { new { kty = "EC", crv = "P-256", kid = "courier-key", x, y } } };
    }

    private static HttpResponseMessage Answer(object body) =>
        new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
}

/// <summary>What Applications says of a case: usually this.</summary>
public sealed record CaseDouble(
    int CaseVersion = 12,
    string[]? GrantedEconomies = null,
    byte[]? Person = null,
    string PassportExpiresOn = "2040-01-01",
    bool HasMailingAddress = true);
