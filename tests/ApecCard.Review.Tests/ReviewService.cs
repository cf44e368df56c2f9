using System.Collections.Concurrent;
using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.Review.Orders;
using ApecCard.Review.PreClearances;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
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

    /// <summary>The system of an economy, signed in.</summary>
    public HttpClient Economy(string code) => As(Roles.Economy, subject: RecordWord.UserOf(code), economy: code);

    public async Task<ReviewCase> ACase(Action<ReviewCase>? story = null, string office = "shanghai")
    {
        await using var db = OpenDatabase();
        var review = Stories.A(story, office);
        db.Add(review);
        await db.SaveChangesAsync();
        return review;
    }

    public async Task<OrderReview> AnOrder(Action<OrderReview>? story = null, string office = "shanghai")
    {
        await using var db = OpenDatabase();
        var order = Stories.AnOrder(story, office);
        db.Add(order);
        await db.SaveChangesAsync();
        return order;
    }

    /// <summary>A case about which all economies have been asked.</summary>
    public async Task<ReviewCase> ACaseInPreClearance(DateTimeOffset? requestedAt = null)
    {
        await using var db = OpenDatabase();
        var (review, at) = (Stories.A(Stories.MinistryPassed), requestedAt ?? Stories.Today);
        var requests = Economies.PreClearing.Select(one => PreClearance.Request(review.Id, one, at)).ToArray();
        review.RequestPreClearance([.. requests.Select(one => one.Economy)], at);
        db.Add(review);
        db.AddRange(requests);
        await db.SaveChangesAsync();
        return review;
    }

    /// <summary>An economy says something, as its message comes from the broker.</summary>
    public async Task<bool> Record(string? user, byte[] word)
    {
        await using var scope = Services.CreateAsyncScope();
        var record = scope.ServiceProvider.GetRequiredService<RecordWord>();
        return await record.Handle(user, EconomyWord.Read(word), default);
    }

    /// <summary>What the economy's word is, and its version.</summary>
    public async Task<(PreClearanceState, int)> Word(ReviewCase review, string economy)
    {
        await using var db = OpenDatabase();
        var request = (await db.PreClearances.FindAsync(PreClearance.IdOf(review.Id, economy)))!;
        return (request.State, request.Version);
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

    public ConcurrentQueue<CloudEvent<QuestionAnswer>> Answers { get; } = new();

    public ConcurrentQueue<CloudEvent<PreClearanceCancelled>> Cancellations { get; } = new();

    public ConcurrentQueue<CloudEvent<PassportChangeNotice>> PassportChanges { get; } = new();

    public void FailNext(int times) => _failures = times;

    public Task SendAsync<T>(CloudEvent<T>[] letters, CancellationToken ct) where T : IToEconomy
    {
        foreach (var letter in letters) // even a failing broker may have taken some
        {
            switch (letter)
            {
                case CloudEvent<PreClearanceQuestion> question:
                    Sent.Enqueue(question);
                    break;
                case CloudEvent<QuestionAnswer> answer:
                    Answers.Enqueue(answer);
                    break;
                case CloudEvent<PreClearanceCancelled> cancelled:
                    Cancellations.Enqueue(cancelled);
                    break;
                case CloudEvent<PassportChangeNotice> changed:
                    PassportChanges.Enqueue(changed);
                    break;
            }
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

        if (path.Split('/') is [_, "cases", _, "questions", var questionId, "answer"])
        {
            return Answer(new { questionId, answer = "To visit my cousin LEI LI." });
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
            company = new
            {
                name = "Example Ltd",
                uscc = "91350100M000100Y43",
                contactName = request.RequestUri.Query.Contains("orderId=", StringComparison.Ordinal)
                    ? "Li Na" : "Wang Fang",
                contactPhone = "13123456789",
            },
            previousPassportNumber = "E87654321",
        });
    }

    private static Task<HttpResponseMessage> Answer(object body) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(body) });
}
