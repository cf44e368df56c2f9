using System.Net;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Applications.Tests.Access;

/// <summary>A well signed token is worth nothing once its session has ended, in every service.</summary>
[Collection(nameof(TheService))]
public class EndedSessionTests(ApplicationsService service)
{
    [Fact]
    public async Task Its_token_is_refused_as_soon_as_the_replica_hears_of_it()
    {
        var agent = service.As(Roles.Agent, Guid.NewGuid());
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/cases")).StatusCode);

        await End(agent);

        await Eventually.Is(
            async () => (await agent.GetAsync("/cases")).StatusCode is HttpStatusCode.Unauthorized, seconds: 1);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await agent.GetAsync("/cases"));
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/alive")).StatusCode); // what everybody may
    }

    [Fact]
    public async Task The_tokens_of_other_sessions_are_as_good_as_before()
    {
        var (one, another) = (service.As(Roles.Agent, Guid.NewGuid()), service.As(Roles.Agent, Guid.NewGuid()));
        await End(one);
        await Eventually.Is(
            async () => (await one.GetAsync("/cases")).StatusCode is HttpStatusCode.Unauthorized, seconds: 1);
        Assert.Equal(HttpStatusCode.OK, (await another.GetAsync("/cases")).StatusCode);
    }

    [Fact]
    public async Task Its_streams_end()
    {
        var agent = service.As(Roles.Agent, Guid.NewGuid());
        var stream = await agent.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        var read = stream.Content.ReadAsStringAsync();

        await End(agent);

        Assert.Contains("event: hello", await read.WaitAsync(TimeSpan.FromSeconds(2)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_that_starts_later_asks_identity_what_it_has_missed()
    {
        var agent = service.As(Roles.Agent, Guid.NewGuid());
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("/cases")).StatusCode);
        service.Outside.On(
            "GET /sessions/revoked", _ => Results.Json(new { sessionIds = new[] { SessionOf(agent) } }));

        await using var replica = service.WithWebHostBuilder(_ => { });
        var http = replica.CreateClient();
        http.DefaultRequestHeaders.Authorization = agent.DefaultRequestHeaders.Authorization;
        await Eventually.Is(
            async () => (await http.GetAsync("/cases")).StatusCode is HttpStatusCode.Unauthorized);
    }

    private Task End(HttpClient caller) => service.Bus.Publish(
        new SessionRevoked(SessionOf(caller), DateTimeOffset.UtcNow));

    private static Guid SessionOf(HttpClient caller) => Guid.Parse(
        new JsonWebToken(caller.DefaultRequestHeaders.Authorization!.Parameter).GetPayloadValue<string>("sid"));
}
