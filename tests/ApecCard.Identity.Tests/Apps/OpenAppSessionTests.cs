using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Sessions;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Apps;

/// <summary>A code is good once, for a minute, for the app that asked, and with what only this app knows.</summary>
[Collection(SharedService.Name)]
public class OpenAppSessionTests(IdentityService service)
{
    private readonly string _verifier = Secret.New();

    [Fact]
    public async Task A_code_is_good_once_and_coming_again_it_ends_the_session_it_opened()
    {
        var code = await (await service.AnEnterprise()).Allows(_verifier);
        var tokens = await Pair(await service.Exchange(code, _verifier));
        Assert.Equal(HttpStatusCode.OK, (await service.Bearing(tokens.AccessToken).GetAsync("/me")).StatusCode);

        await Refused(await service.Exchange(code, _verifier));

        var session = SessionOf(tokens);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(tokens.RefreshToken));
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session));
        await using var db = service.OpenDatabase();
        Assert.Equal(SessionEnd.CodeReused, (await db.Sessions.SingleAsync(one => one.Id == session)).EndedBy);
    }

    [Fact]
    public async Task Of_many_uses_at_once_one_is_taken_and_its_session_ends()
    {
        var enterprise = await service.AnEnterprise();
        var code = await enterprise.Allows(_verifier);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => service.Exchange(code, _verifier)));

        var taken = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        var session = SessionOf(await Pair(taken));
        await using var db = service.OpenDatabase();
        Assert.NotNull((await db.Sessions.SingleAsync(one => one.Id == session)).EndedAt);
    }

    [Fact]
    public async Task After_a_minute_it_is_worth_nothing()
    {
        var enterprise = await service.AnEnterprise();
        var (late, inTime) = (await enterprise.Allows(_verifier), await enterprise.Allows(_verifier));
        await Older(late, TimeSpan.FromSeconds(61));
        await Older(inTime, TimeSpan.FromSeconds(45));

        await Refused(await service.Exchange(late, _verifier));
        Assert.Equal(HttpStatusCode.OK, (await service.Exchange(inTime, _verifier)).StatusCode);
    }

    [Fact]
    public async Task With_another_verifier_it_is_used_up_for_nothing()
    {
        var code = await (await service.AnEnterprise()).Allows(_verifier);
        await Refused(await service.Exchange(code, Secret.New()));
        await Refused(await service.Exchange(code, _verifier));
    }

    [Fact]
    public async Task The_challenge_itself_is_no_verifier()
    {
        var code = await (await service.AnEnterprise()).Allows(_verifier);
        await Refused(await service.Exchange(code, AppFlow.ChallengeOf(_verifier)));
    }

    [Theory]
    [InlineData("tablet", AppFlow.Back)]
    [InlineData("stranger", AppFlow.Back)]
    [InlineData("phone", "http://127.0.0.1:51005/back")]
    [InlineData("phone", "https://app.example/back")]
    [InlineData("phone", "http://127.0.0.1/back")]
    public async Task Another_app_or_one_at_another_address_has_nothing_of_it(string clientId, string redirectUri)
    {
        var code = await (await service.AnEnterprise()).Allows(_verifier);
        await Refused(await service.Exchange(code, _verifier, clientId, redirectUri));
    }

    [Fact]
    public async Task Somebody_elses_code_does_not_fit_what_the_app_asked()
    {
        var (victim, attacker) = (await service.AnEnterprise(), await service.AnEnterprise());
        await victim.Allows(_verifier);
        await Refused(await service.Exchange(await attacker.Allows(Secret.New()), _verifier));
        await Refused(await service.Exchange("guessed", _verifier));
    }

    [Fact]
    public async Task The_code_of_an_agent_whose_authorisation_ended_is_worth_nothing()
    {
        var enterprise = await service.AnEnterprise();
        var (id, email) = await IdentityService.AnAgentOf(enterprise);
        var code = await (await service.SignedIn(email)).Allows(_verifier);

        (await enterprise.Http.DeleteAsync($"/agents/{id}/authorisation")).EnsureSuccessStatusCode();
        (await enterprise.Http.PostAsync($"/agents/{id}/authorisation", content: null)).EnsureSuccessStatusCode();

        await Refused(await service.Exchange(code, _verifier)); // authorised again or not
    }

    [Theory]
    [InlineData("/me/sessions")]
    [InlineData("/me/sessions?keep=this")]
    public async Task Who_signs_out_elsewhere_means_apps_too_that_are_on_their_way(string all)
    {
        var enterprise = await service.AnEnterprise();
        var code = await enterprise.Allows(_verifier);
        (await enterprise.Http.DeleteAsync(all)).EnsureSuccessStatusCode();
        await Refused(await service.Exchange(code, _verifier));
    }

    [Fact]
    public async Task A_new_password_too()
    {
        var enterprise = await service.AnEnterprise();
        var code = await enterprise.Allows(_verifier);
        (await enterprise.Http.PutAsJsonAsync("/me/password", new
        {
            current = IdentityService.Password,
            password = "noch ein sehr langes Wort",
        })).EnsureSuccessStatusCode();
        await Refused(await service.Exchange(code, _verifier));
    }

    [Fact]
    public async Task Nothing_decisive_is_done_by_an_app_however_fresh()
    {
        var app = service.Bearing((await service.AnAppOf(await service.AnEnterprise())).AccessToken);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await app.PutAsJsonAsync("/me/email", new { email = "another@company.example" }));
    }

    [Theory]
    [InlineData("client-credentials", "phone", "sign-in.failed")]
    [InlineData("authorization-code", "review", "app.code-refused")]
    [InlineData("refresh", "review", "session.ended")]
    public async Task An_app_has_no_other_grant_and_a_system_none_of_these(string grant, string clientId, string code)
    {
        var enterprise = await service.AnEnterprise();
        var tokens = await service.AnAppOf(enterprise);
        await Refusal.Is(HttpStatusCode.Unauthorized, code, await service.Anonymous().PostAsJsonAsync("/tokens", new
        {
            grant,
            clientId,
            clientSecret = "review's secret",
            code = await enterprise.Allows(_verifier),
            codeVerifier = _verifier,
            redirectUri = AppFlow.Back,
            tokens.RefreshToken,
        }));
    }

    [Fact]
    public async Task Codes_are_forgotten_with_the_session_they_opened_or_after_a_day()
    {
        var enterprise = await service.AnEnterprise();
        var (used, unused) = (await enterprise.Allows(_verifier), await enterprise.Allows(_verifier));
        var session = SessionOf(await Pair(await service.Exchange(used, _verifier)));
        await Older(used, TimeSpan.FromDays(2));
        await Older(unused, TimeSpan.FromDays(2));
        await using var db = service.OpenDatabase();

        await Housekeeping.CleanAsync(db, DateTimeOffset.UtcNow, default);
        Assert.Equal((true, false), (await IsKept(db, used), await IsKept(db, unused)));

        await db.Sessions.Where(one => one.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, DateTimeOffset.UtcNow.AddDays(-31)));
        await Housekeeping.CleanAsync(db, DateTimeOffset.UtcNow, default);
        Assert.False(await IsKept(db, used));
    }

    private static Task<System.Text.Json.JsonElement> Refused(HttpResponseMessage answer) =>
        Refusal.Is(HttpStatusCode.Unauthorized, "app.code-refused", answer);

    private static Task<bool> IsKept(IdentityDb db, string code)
    {
        var hash = Secret.Hash(code);
        return db.AuthorizationCodes.AnyAsync(one => one.Hash == hash);
    }

    // The machine's own time cannot be moved.
    private async Task Older(string code, TimeSpan by)
    {
        var hash = Secret.Hash(code);
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuthorizationCodes.Where(one => one.Hash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, one => one.ExpiresAt - by)));
    }

    private static async Task<TokenPair> Pair(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<TokenPair>())!;
    }

    private static Guid SessionOf(TokenPair tokens) =>
        Guid.Parse(new JsonWebToken(tokens.AccessToken).GetPayloadValue<string>("sid"));
}
