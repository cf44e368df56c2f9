using System.Diagnostics;
using System.Net;
using ApecCard.Journeys.Actors;
using ApecCard.Journeys.People;
using ApecCard.Testing;
using Xunit.Abstractions;

namespace ApecCard.EndToEnd.Tests.Access;

/// <summary>Who is de-authorised can do nothing any more, wherever and however: by the real broker.</summary>
[Collection(nameof(TheWholeSystem))]
public class EndedSessionTests(WholeSystem system, ITestOutputHelper output)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private static readonly string[] _asked =
    [
        "/api/applications/cases", "/api/documents/cases/0196f1f0-0000-7000-8000-000000000000/checklist?office=shanghai",
        "/api/payments/charges", "/api/delivery/cards", "/api/identity/me",
    ];

    [Fact]
    public async Task An_agent_who_is_de_authorised_is_refused_by_every_service()
    {
        using var enterprise = await ARegisteredOneAsync();
        using var app = await enterprise.AppointAgentAsync();
        await app.SignInAsAppAsync();
        using var browser = new Agent(system.Gateway, app.Email, Company.One(new Random()));
        await browser.SignInAsync();
        using var stream = await app.Door.WatchAsync();
        var read = stream.Content.ReadAsStringAsync();
        foreach (var path in _asked)
        {
            Assert.NotEqual(HttpStatusCode.Unauthorized, await StatusAsync(app, path));
        }

        await DeauthoriseAsync(enterprise, app);
        var since = Stopwatch.StartNew();

        var accepted = await Task.WhenAll(
            from path in _asked from one in new[] { app, browser } select LastAcceptedAsync(one, path, since));

        output.WriteLine($"The last one was let in after {accepted.Max()}."); // on a calm machine, within a second
        Assert.All(accepted, last => Assert.True(last < _patience, $"One was let in after {last}."));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended",
            await app.Door.SendRawAsync(HttpMethod.Get, _asked[0], content: null));
        await read.WaitAsync(_patience); // the live stream ended, too
    }

    [Fact]
    public async Task While_the_broker_is_away_services_ask_and_refuse_a_few_seconds_later()
    {
        using var enterprise = await ARegisteredOneAsync();
        using var app = await enterprise.AppointAgentAsync();
        await app.SignInAsAppAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, _asked[0]));
        await system.StopAsync("messaging");
        try
        {
            await DeauthoriseAsync(enterprise, app);
            foreach (var path in _asked)
            {
                await Eventually.Is(
                    async () => await StatusAsync(app, path) is HttpStatusCode.Unauthorized, seconds: 15);
            }
        }
        finally
        {
            await system.StartAsync("messaging");
        }
    }

    private async Task<Enterprise> ARegisteredOneAsync()
    {
        var enterprise = new Enterprise(system.Gateway, Company.One(new Random()));
        await enterprise.RegisterAsync();
        await enterprise.SignInAsync();
        return enterprise;
    }

    private static async Task DeauthoriseAsync(Enterprise enterprise, Agent agent)
    {
        var agents = (await enterprise.Door.GetAsync("/api/identity/agents")).Body!["items"]!.AsArray();
        var id = agents.Single(one => one!["email"]!.GetValue<string>() == agent.Email)!["id"];
        await enterprise.Door.SendAsync(
            HttpMethod.Delete, $"/api/identity/agents/{id}/authorisation", content: null);
    }

    // When the last call was made that was not refused.
    private static async Task<TimeSpan> LastAcceptedAsync(Agent agent, string path, Stopwatch since)
    {
        var last = TimeSpan.Zero;
        for (var asked = since.Elapsed; asked < _patience; asked = since.Elapsed)
        {
            if (await StatusAsync(agent, path) is HttpStatusCode.Unauthorized)
            {
                return last;
            }

            last = asked;
            await Task.Delay(TimeSpan.FromMilliseconds(50)); // ten of them ask at once
        }

        return last;
    }

    private static async Task<HttpStatusCode> StatusAsync(Agent agent, string path)
    {
        using var answer = await agent.Door.SendRawAsync(HttpMethod.Get, path, content: null);
        return answer.StatusCode;
    }
}
