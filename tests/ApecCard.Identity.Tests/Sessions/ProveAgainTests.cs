using System.Net;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Sessions;

/// <summary>Tokens say when their holder last proved who he is; a session takes a new proof.</summary>
[Collection(SharedService.Name)]
public class ProveAgainTests(IdentityService service)
{
    [Fact]
    public async Task A_sign_in_is_a_proof_and_a_renewed_token_is_none()
    {
        var officer = await service.ASignedInOfficer(Roles.Operator);
        Assert.InRange(
            ProvedAt(officer.Session.AccessToken), DateTimeOffset.UtcNow.AddSeconds(-30), DateTimeOffset.UtcNow);
        var before = await AnHourAgo(officer.Id);

        var renewed = await (await service.Renew(officer)).Content.ReadFromJsonAsync<TokenPair>();

        Assert.Equal(before, ProvedAt(renewed!.AccessToken));
    }

    [Fact]
    public async Task An_officer_proves_it_by_a_code_and_the_session_stays()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();
        await AnHourAgo(officer.OfficerId);

        var answer = await Prove(gateway, session, new { session.SessionSecret, code = await officer.NextCode() });

        var renewed = await answer.Content.ReadFromJsonAsync<ProveAgain.Response>();
        Assert.InRange(ProvedAt(renewed!.AccessToken), DateTimeOffset.UtcNow.AddSeconds(-30), DateTimeOffset.UtcNow);
        Assert.Equal($"{session.SessionId}", new JsonWebToken(renewed.AccessToken).GetPayloadValue<string>("sid"));
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.Sessions.CountAsync(one => one.AccountId == officer.OfficerId));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == $"{session.SessionId}" && entry.Action == "session.proved-again"));
    }

    [Fact]
    public async Task The_session_goes_by_a_new_secret_and_the_old_one_opens_for_half_a_minute()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();

        var proved = await Proved(gateway, session, officer);

        Assert.NotEqual(session.SessionSecret, proved.SessionSecret);
        var renewed = session with { SessionSecret = proved.SessionSecret };
        Assert.Null((await Renewed(gateway, renewed)).SecretUntil);
        Assert.InRange(
            (await Renewed(gateway, session)).SecretUntil!.Value, proved.ProvedAt, proved.ProvedAt + Session.Overlap);
        await Later();
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await Renew(gateway, session));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended",
            await Prove(gateway, session, new { session.SessionSecret, code = await officer.NextCode() }));
        Assert.Equal(HttpStatusCode.NotFound, (await End(gateway, session)).StatusCode);
        Assert.Null((await Renewed(gateway, renewed)).SecretUntil);
        Assert.Equal(HttpStatusCode.NoContent, (await End(gateway, renewed)).StatusCode);

        async Task Later()
        {
            await using var db = service.OpenDatabase();
            await db.Sessions.Where(one => one.Id == session.SessionId).ExecuteUpdateAsync(set => set.SetProperty(
                one => one.OldSecretUntil, one => one.OldSecretUntil - Session.Overlap));
        }
    }

    [Fact]
    public async Task Two_tabs_that_prove_it_at_once_go_by_the_same_new_secret()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();
        var one = await Proved(gateway, session, officer);
        var other = await Proved(gateway, session, officer);
        Assert.Equal(one.SessionSecret, other.SessionSecret);
        await Renewed(gateway, session with { SessionSecret = one.SessionSecret });
    }

    [Fact]
    public async Task A_used_code_a_recovery_code_and_the_password_do_not_count()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();
        var before = await AnHourAgo(officer.OfficerId);
        foreach (var code in new[] { officer.FirstCode, officer.RecoveryCodes[0] })
        {
            await Refusal.Is(
                HttpStatusCode.Unauthorized, "sign-in.code-refused",
                await Prove(gateway, session, new { session.SessionSecret, code }));
        }

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.code-needed",
            await Prove(gateway, session, new { session.SessionSecret, password = IdentityService.Password }));
        await using var db = service.OpenDatabase();
        Assert.Equal(before, (await db.Sessions.SingleAsync(one => one.Id == session.SessionId)).ProvedAt);
        Assert.Equal(10, (await db.SecondFactors.FindAsync(officer.OfficerId))!.RecoveryCodes.Count);
    }

    [Fact]
    public async Task Attempts_are_counted_as_at_the_sign_in()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();
        for (var attempt = 0; attempt < Patience.WithOne.Free; attempt++)
        {
            await Refusal.Is(
                HttpStatusCode.Unauthorized, "sign-in.code-refused",
                await Prove(gateway, session, new { session.SessionSecret, code = "000" }));
        }

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.locked",
            await Prove(gateway, session, new { session.SessionSecret, code = await officer.NextCode() }));
    }

    [Fact]
    public async Task An_enterprise_proves_it_by_the_password()
    {
        var enterprise = await service.AnEnterprise();
        var gateway = await service.KnownDevice(enterprise.Email);
        var opened = await gateway.PostAsJsonAsync("/sessions", new
        {
            kind = "password",
            email = enterprise.Email,
            password = IdentityService.Password,
        });
        var session = (await opened.Content.ReadFromJsonAsync<Opened>())!;

        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed",
            await Prove(gateway, session, new { session.SessionSecret, password = "wrong" }));
        await Refusal.IsAbout("password", await Prove(gateway, session, new { session.SessionSecret }));
        var answer = await Prove(
            gateway, session, new { session.SessionSecret, password = IdentityService.Password });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Only_the_gateway_and_only_with_the_sessions_secret()
    {
        var (gateway, session, officer) = await AnOfficerAtTheGateway();
        var code = await officer.NextCode();
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended",
            await Prove(gateway, session, new { sessionSecret = "guessed", code }));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await Prove(await service.Service("review"), session, new { session.SessionSecret, code }));
    }

    private sealed record Opened(Guid SessionId, string SessionSecret);

    private async Task<(HttpClient Gateway, Opened Session, AnApp App)> AnOfficerAtTheGateway()
    {
        var app = await service.Enrolled(await service.AnOfficer());
        var gateway = await service.Service("gateway");
        var opened = await gateway.PostAsJsonAsync("/sessions", new { kind = "enrolment", ticket = app.SignInTicket });
        return (gateway, (await opened.Content.ReadFromJsonAsync<Opened>())!, app);
    }

    private async Task<DateTimeOffset> AnHourAgo(Guid account)
    {
        var then = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds());
        await using var db = service.OpenDatabase();
        await db.Sessions.Where(session => session.AccountId == account)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ProvedAt, then));
        return then;
    }

    private static Task<HttpResponseMessage> Prove(HttpClient http, Opened session, object proof) =>
        http.PostAsJsonAsync($"/sessions/{session.SessionId}/proof", proof);

    private static async Task<ProveAgain.Response> Proved(HttpClient http, Opened session, AnApp officer)
    {
        var answer = await Prove(http, session, new { session.SessionSecret, code = await officer.NextCode() });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ProveAgain.Response>())!;
    }

    private static Task<HttpResponseMessage> Renew(HttpClient http, Opened session) =>
        http.PostAsJsonAsync($"/sessions/{session.SessionId}/access-token", new { session.SessionSecret });

    private static async Task<RenewAccessToken.Response> Renewed(HttpClient http, Opened session)
    {
        var answer = await Renew(http, session);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<RenewAccessToken.Response>())!;
    }

    private static Task<HttpResponseMessage> End(HttpClient http, Opened session) =>
        http.SendAsync(new(HttpMethod.Delete, $"/sessions/{session.SessionId}")
        {
            Content = JsonContent.Create(new { session.SessionSecret }),
        });

    private static DateTimeOffset ProvedAt(string token) =>
        DateTimeOffset.FromUnixTimeSeconds(new JsonWebToken(token).GetPayloadValue<long>("auth_time"));
}
