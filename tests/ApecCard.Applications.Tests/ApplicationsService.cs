using System.Net.Http.Headers;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Enterprises;
using ApecCard.Applications.PublicEvents;
using ApecCard.Applications.Subscriptions;
using ApecCard.Applications.Tests.Subscriptions;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Subscriber = ApecCard.Applications.Tests.PublicEvents.Subscriber;

namespace ApecCard.Applications.Tests;

/// <summary>
/// The whole service on a real PostgreSQL; Documents and Identity are what HTTP shows of them. Two offices are open:
/// shanghai offers both ways of handover, beijing collection only.
/// </summary>
public class ApplicationsService() : ServiceOnPostgres<Program, ApplicationsDb>("applications")
{
    public static readonly FrozenFile Photo = new("photo", Guid.NewGuid(), new('a', 64));

    public FakeOutside Outside { get; private set; } = null!;

    public TestClock Clock { get; } = new(Stories.Today);

    /// <summary>Whoever subscribes to public events.</summary>
    public Subscriber Subscriber { get; } = new();

    /// <summary>The subscribers' own queues.</summary>
    public Queues Queues { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Identity:Url", Outside.Address);
        builder.UseSetting("Identity:Secret", "a secret for tests only");
        builder.UseSetting("services:documents:http:0", Outside.Address);
        builder.UseSetting("services:review:http:0", Outside.Address);
        builder.UseSetting("services:payments:http:0", Outside.Address);
        builder.UseSetting("Mail:Server", "");
        builder.UseSetting("Webhooks:Allowed:0", "127.0.0.0/8");
        builder.ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Clock)
            .Replace(ServiceDescriptor.Singleton<IPublicExchange>(Subscriber))
            .Replace(ServiceDescriptor.Singleton<ISubscribersQueues>(Queues)));
    }

    public override async Task InitializeAsync()
    {
        Outside = await FakeOutside.StartAsync();
        Outside.PlaysIdentity();
        Outside.On("POST /cases/*/freeze", _ => Results.Json(new { materials = new[] { Photo } }, Json.Options));
        Outside.On("POST /orders/*/freeze", _ => Results.Json(new { materials = new[] { Photo } }, Json.Options));
        Outside.On("GET /fees", _ => Results.Json(new { amount = 720.00m, currency = "CNY" }, Json.Options));
        await base.InitializeAsync();
        await using var db = OpenDatabase();
        db.AddRange(Stories.AnOffice("shanghai"), Stories.AnOffice("beijing", HandoverMethod.Collection));
        await db.SaveChangesAsync();
    }

    /// <summary>An enterprise known here.</summary>
    public async Task<Guid> AnEnterprise()
    {
        var enterprise = new Enterprise { Id = Guid.NewGuid() };
        enterprise.Refresh(new(enterprise.Id, 1, "上海示例贸易有限公司", "91350100M000100Y43", Stories.Today));
        await using var db = OpenDatabase();
        db.Add(enterprise);
        await db.SaveChangesAsync();
        return enterprise.Id;
    }

    public async Task<CaseFile> ACase(Action<CaseFile>? story = null, Guid? enterpriseId = null) =>
        (await Cases(1, story, enterpriseId)).Single();

    public async Task<CaseFile[]> Cases(int count, Action<CaseFile>? story = null, Guid? enterpriseId = null)
    {
        var enterprise = enterpriseId ?? await AnEnterprise();
        await using var db = OpenDatabase();
        var cases = Enumerable.Range(0, count).Select(_ => Stories.A(story, enterprise)).ToArray();
        db.AddRange(cases);
        await db.SaveChangesAsync();
        return cases;
    }

    public async Task<bool> Now(CaseFile caseFile, Func<CaseFile, bool> so) => so(await Reload(caseFile.Id));

    /// <summary>Returns when all that happened is in the log of public events, and was sent.</summary>
    public Task EverythingIsSent() => Eventually.Is(async () =>
    {
        await using var db = OpenDatabase();
        return !await db.PublicEvents.AnyAsync(news => news.SentAt == null);
    });

    public async Task<CaseFile> Reload(Guid caseId)
    {
        await using var db = OpenDatabase();
        return await db.Cases.Include(c => c.Orders).SingleAsync(c => c.Id == caseId);
    }

    /// <summary>The case's enterprise, signed in.</summary>
    public HttpClient Owner(CaseFile caseFile) => As(Roles.Enterprise, caseFile.EnterpriseId);

    public static HttpRequestMessage With(
        HttpMethod method, string path, string header, string value, object? body = null)
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : JsonContent.Create(
                body, new MediaTypeHeaderValue("application/json"), Json.Options),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Outside.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Tests that share one service: they keep to enterprises of their own.</summary>
[CollectionDefinition(nameof(TheService))]
public sealed class TheService : ICollectionFixture<ApplicationsService>;
