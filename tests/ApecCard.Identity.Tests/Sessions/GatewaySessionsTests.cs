using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Sessions;

[Collection(SharedService.Name)]
public class GatewaySessionsTests(IdentityService service)
{
    private sealed record Opened(
        Guid SessionId, string SessionSecret, string AccessToken, DateTimeOffset ExpiresAt,
        DateTimeOffset SessionExpiresAt, JsonElement Account);

    [Fact]
    public async Task The_gateway_signs_a_browser_in_and_out()
    {
        var (gateway, session) = await AnOpenSession();
        Assert.Equal("enterprise", session.Account.GetProperty("roles")[0].GetString());
        Assert.InRange((session.ExpiresAt - DateTimeOffset.UtcNow).TotalMinutes, 9, 10);
        Assert.NotNull((await IdentityService.Me(service.Bearing(session.AccessToken))).Enterprise);

        var renewed = await Renew(gateway, session);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await End(gateway, session, session.SessionSecret)).StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await Renew(gateway, session));
        Assert.Equal(HttpStatusCode.NoContent, (await End(gateway, session, session.SessionSecret)).StatusCode);
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session.SessionId));
    }

    [Fact]
    public async Task By_e_licence_too()
    {
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        var scan = await service.Scanned(company, "SignIn");
        var answer = await (await service.Service("gateway")).PostAsJsonAsync("/sessions", new
        {
            kind = "elicence",
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Nobody_else_opens_or_renews_sessions()
    {
        var (_, session) = await AnOpenSession();
        var body = new { kind = "password", email = "a@b.example", password = "whatever it is" };
        foreach (var other in new[] { await service.Service("review"), service.As(Roles.Administrator) })
        {
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role", await other.PostAsJsonAsync("/sessions", body));
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Renew(other, session));
        }

        // an account that calls itself gateway is no service
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Enterprise, Guid.NewGuid(), subject: "gateway").PostAsJsonAsync("/sessions", body));
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in",
            await service.Anonymous().PostAsJsonAsync("/sessions", body));
    }

    [Fact]
    public async Task Without_its_secret_a_session_is_neither_renewed_nor_ended()
    {
        var (gateway, session) = await AnOpenSession();
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended",
            await Renew(gateway, session with { SessionSecret = "guessed" }));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await End(gateway, session, "guessed"));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await End(gateway, session, secret: null));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await End(await service.Service("review"), session, session.SessionSecret));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await End((await service.AnEnterprise()).Http, session, session.SessionSecret));
        Assert.Equal(HttpStatusCode.OK, (await Renew(gateway, session)).StatusCode);
    }

    [Fact]
    public async Task Its_own_account_ends_it()
    {
        var (gateway, session) = await AnOpenSession();
        var answer = await service.Bearing(session.AccessToken).DeleteAsync($"/sessions/{session.SessionId}");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await Renew(gateway, session));
    }

    [Fact]
    public async Task An_expired_session_gives_no_token()
    {
        var (gateway, session) = await AnOpenSession();
        await using var db = service.OpenDatabase();
        await db.Sessions.Where(known => known.Id == session.SessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.ExpiresAt, DateTimeOffset.UtcNow));
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await Renew(gateway, session));
    }

    [Fact]
    public async Task What_a_way_to_sign_in_needs_is_named()
    {
        var gateway = await service.Service("gateway");
        await Refusal.IsAbout("kind", await gateway.PostAsJsonAsync("/sessions", new { email = "a@b.example" }));
        await Refusal.IsAbout("password",
            await gateway.PostAsJsonAsync("/sessions", new { kind = "password", email = "a@b.example" }));
        await Refusal.IsAbout("browserSecret",
            await gateway.PostAsJsonAsync("/sessions", new { kind = "elicence", elicenceSessionId = Guid.NewGuid() }));
    }

    private async Task<(HttpClient Gateway, Opened Session)> AnOpenSession()
    {
        var enterprise = await service.AnEnterprise();
        var gateway = await service.KnownDevice(enterprise.Email);
        var answer = await gateway.PostAsJsonAsync("/sessions", new
        {
            kind = "password",
            email = enterprise.Email,
            password = IdentityService.Password,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (gateway, (await answer.Content.ReadFromJsonAsync<Opened>())!);
    }

    private static Task<HttpResponseMessage> Renew(HttpClient http, Opened session) => http.PostAsJsonAsync(
        $"/sessions/{session.SessionId}/access-token", new { sessionSecret = session.SessionSecret });

    private static Task<HttpResponseMessage> End(HttpClient http, Opened session, string? secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"/sessions/{session.SessionId}")
        {
            Content = secret is null ? null : JsonContent.Create(new { sessionSecret = secret }),
        };
        return http.SendAsync(request);
    }
}
