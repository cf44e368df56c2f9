using System.Collections.Concurrent;
using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApecCard.Review.Tests;

/// <summary>The service whole; only the way to the economies' broker and the other services are doubles.</summary>
public sealed class ReviewService() : ServiceOnPostgres<Program, ReviewDb>("review")
{
    public EconomyMailbox Mail { get; } = new();

    public PeersDouble Peers { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Identity:Secret", "for tests only");
        builder.UseSetting("PersonalData:Key", "a key for tests only");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IEconomyMail>(Mail));
            services.Remove(services.Single(one => one.ImplementationType == typeof(DecisionsQueue)));
            services.ConfigureHttpClientDefaults(http => http
                .ConfigureHttpClient(client => client.BaseAddress ??= new("http://identity"))
                .ConfigurePrimaryHttpMessageHandler(() => Peers));
        });
    }

    public HttpClient Officer(ReviewStage stage, string office = "shanghai", string? subject = null) => stage switch
    {
        ReviewStage.PreliminaryReview => As(Roles.PreliminaryOfficer, office: office, subject: subject),
        ReviewStage.ForeignAffairsReview => As(Roles.ForeignAffairsOfficer, office: office, subject: subject),
        _ => As(Roles.MinistryOfficer, subject: subject),
    };

    public async Task<ReviewCase> ACase(Action<ReviewCase>? story = null, string office = "shanghai")
    {
        await using var db = OpenDatabase();
        var review = Stories.A(story, office);
        db.Add(review);
        await db.SaveChangesAsync();
        return review;
    }

    public async Task<bool> Now(ReviewCase review, Func<ReviewCase, bool> so)
    {
        await using var db = OpenDatabase();
        return await db.Cases.FindAsync(review.Id) is { } found && so(found);
    }

    public async Task<int> Count<T>(Func<IQueryable<T>, IQueryable<T>> which) where T : class
    {
        await using var db = OpenDatabase();
        return await which(db.Set<T>()).CountAsync();
    }
}

/// <summary>What was sent to the economies; may be out of order for a while.</summary>
public sealed class EconomyMailbox : IEconomyMail
{
    private int _failures;

    public ConcurrentQueue<CloudEvent<PreClearanceQuestion>> Sent { get; } = new();

    public void FailNext(int times) => _failures = times;

    public Task SendAsync(CloudEvent<PreClearanceQuestion>[] questions, CancellationToken ct)
    {
        foreach (var question in questions)
        {
            Sent.Enqueue(question); // even a failing broker may have taken some
        }

        return Interlocked.Decrement(ref _failures) >= 0
            ? throw new IOException("The broker is away.")
            : Task.CompletedTask;
    }
}

/// <summary>Identity and Applications, as far as this service asks them.</summary>
public sealed class PeersDouble : HttpMessageHandler
{
    public ConcurrentQueue<string> Bearers { get; } = new();

    /// <summary>Where Applications has its cases.</summary>
    public ConcurrentDictionary<Guid, CaseStanding> Standings { get; } = new();

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/tokens")
        {
            return Answer(new { accessToken = "service-token", expiresAt = DateTimeOffset.UtcNow.AddMinutes(10) });
        }

        Bearers.Enqueue($"{request.Headers.Authorization}");
        if (path == "/cases/in-review")
        {
            return request.Method == HttpMethod.Get
                ? Answer(new { items = Standings.Values.Where(one => !one.HasEnded) })
                : Answer(Standings.Values);
        }

        return Answer(new
        {
            caseId = Guid.Parse(path.Split('/')[2]),
            caseNumber = "APEC20260504000001",
            applicant = new
            {
                familyName = "WANG",
                givenNames = "XIAOMING",
                sex = "M",
                dateOfBirth = "1980-02-29",
                passport = new { number = "E12345678", issuedOn = "2024-01-01", expiresOn = "2034-01-01" },
            },
            company = new { name = "Example Ltd", uscc = "91350100M000100Y43", contactName = "Wang Fang", contactPhone = "13123456789" },
        });
    }

    private static Task<HttpResponseMessage> Answer(object body) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(body) });
}
