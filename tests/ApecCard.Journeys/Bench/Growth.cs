using System.Diagnostics;
using System.Text.Json.Nodes;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Journeys.Seed;

namespace ApecCard.Journeys.Bench;

/// <summary>What people wait for over the gateway, asked in turn, among few cases and among many.</summary>
internal sealed class Growth(RunningSystem system) : IDisposable
{
    private const int Runs = 5, Rounds = 30;

    /// <summary>What is asked: each shows a page that is as large however many cases there are.</summary>
    public static readonly string[] Questions =
    [
        "own list", "review queue", "search by number", "search by passport", "search by enterprise", "case page",
        Comparison,
    ];

    /// <summary>This one knows of no case: how it grows is the mood of the machine.</summary>
    public const string Comparison = "offices";

    private readonly Enterprise _enterprise = new(system.Gateway, Company.One(new Random()));
    private readonly Officer _officer = new(system.Gateway, "preliminary-officer", Journey.Office);

    public async Task SignInAsync()
    {
        await _enterprise.RegisterAsync();
        await _enterprise.SignInAsync();
        await _officer.SignInAsync();
    }

    /// <summary>Seeds so many cases and no others, and asks: for each question the p50 of every run in ms.</summary>
    public async Task<double[][]> MeasureAsync(int cases, Action<string> say)
    {
        var seeder = new Seeder(system);
        await seeder.ClearAsync();
        await seeder.SeedAsync(cases, say);
        await TakeOverAsync();
        var samples = await SamplesAsync();
        await RunAsync(samples); // connections, plans and caches: not counted
        await RunAsync(samples);
        List<double[]> runs = [];
        while (runs.Count < Runs)
        {
            runs.Add(await RunAsync(samples));
        }

        return [.. Questions.Select((_, question) => runs.Select(run => run[question]).ToArray())];
    }

    public void Dispose()
    {
        _enterprise.Dispose();
        _officer.Dispose();
    }

    // Nobody can sign in as a seeded enterprise: ours gets the cases of one.
    private async Task TakeOverAsync()
    {
        await using var applications = system.Open("applicationsdb");
        var theirs = SeededEnterprise.Number(0).Id;
        await applications.ExecuteAsync(
            """update "Cases" set "EnterpriseId" = $1 where "EnterpriseId" = $2""", _enterprise.Id, theirs);
        await applications.ExecuteAsync(
            """update "Timeline" set "EnterpriseId" = $1 where "EnterpriseId" = $2""", _enterprise.Id, theirs);
    }

    // Spread over all times, so that what is asked lies in many places.
    private async Task<Known[]> SamplesAsync()
    {
        await using var applications = system.Open("applicationsdb");
        var step = """row_number() over (order by c."Id") % (count(*) over () / $2) = 0""";
        var found = await applications.QueryAsync<string[]>($"""
            select array[s."Id"::text, s."Number", s."Form" #>> '{"{applicant,passport,number}"}', s."Name"] from (
                select c."Id", c."Number", c."Form", e."Name", {step} as "IsSample"
                from "Cases" c join "Enterprises" e on e."Id" = c."EnterpriseId" where c."Office" = $1) s
            where s."IsSample" limit $2
            """, Journey.Office, (long)Rounds);
        return [.. found.Select(one => new Known(one[0], one[1], one[2], one[3]))];
    }

    private async Task<double[]> RunAsync(Known[] samples)
    {
        var took = Questions.Select(_ => new List<double>()).ToArray();
        foreach (var sample in samples)
        {
            Func<Task<Answer>>[] asked =
            [
                () => _enterprise.Door.GetAsync("/api/applications/cases"),
                () => _officer.Door.GetAsync("/api/review/queue"),
                () => SearchAsync(sample.Number),
                () => SearchAsync(sample.Passport),
                () => SearchAsync(sample.Enterprise),
                () => _officer.Door.GetAsync($"/api/applications/cases/{sample.CaseId}"),
                () => _officer.Door.GetAsync("/api/review/offices"),
            ];
            foreach (var (question, ask) in asked.Index())
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await ask();
                took[question].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                MustBeFull(Questions[question], answer);
            }
        }

        return [.. took.Select(Statistics.Median)];
    }

    private Task<Answer> SearchAsync(string text) => _officer.Door.PostAsync("/api/applications/search", new { text });

    private static void MustBeFull(string question, Answer answer)
    {
        var found = answer.Body is JsonArray list ? list.Count : answer.Body!["items"]?.AsArray().Count ?? 1;
        if (found == 0)
        {
            throw new BenchException($"The {question} is empty.");
        }
    }

    private sealed record Known(string CaseId, string Number, string Passport, string Enterprise);
}
