using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tests.Apps;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Sessions;

[Collection(SharedService.Name)]
public class RefreshSessionTests(IdentityService service)
{
    [Fact]
    public async Task Each_refresh_token_gives_the_next()
    {
        var (tokens, session) = await SignedIn();
        for (var time = 0; time < 3; time++)
        {
            var answer = await service.Refresh(tokens.RefreshToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tokens = (await answer.Content.ReadFromJsonAsync<TokenPair>())!;
            Assert.Equal(session, SessionOf(tokens));
        }
    }

    [Fact]
    public async Task A_used_one_that_comes_again_ends_the_whole_session()
    {
        var (first, session) = await SignedIn();
        var second = await Pair(await service.Refresh(first.RefreshToken));
        var third = await Pair(await service.Refresh(second.RefreshToken));

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(first.RefreshToken));

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(third.RefreshToken));
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session));
        await Eventually.Is(async () =>
            (await service.Bearing(third.AccessToken).GetAsync("/me")).StatusCode is HttpStatusCode.Unauthorized);
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == session.ToString() && entry.Reason == "RefreshTokenReused"));
    }

    [Fact]
    public async Task Of_many_uses_at_once_all_get_the_same_next_one_and_the_session_goes_on()
    {
        var (tokens, session) = await SignedIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Refresh(tokens.RefreshToken)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var pairs = await Task.WhenAll(answers.Select(Pair));
        var next = Assert.Single(pairs.Select(pair => pair.RefreshToken).Distinct());
        Assert.Equal(HttpStatusCode.OK, (await service.Refresh(next)).StatusCode);
        await using var db = service.OpenDatabase();
        Assert.Null((await db.Sessions.SingleAsync(one => one.Id == session)).EndedAt);
        Assert.Equal(3, await db.RefreshTokens.CountAsync(one => one.SessionId == session));
    }

    [Fact]
    public async Task Who_asks_again_later_than_a_moment_has_stolen_it()
    {
        var (tokens, session) = await SignedIn();
        var next = await Pair(await service.Refresh(tokens.RefreshToken));
        await using var db = service.OpenDatabase();
        await db.RefreshTokens.Where(one => one.SessionId == session && one.UsedAt != null).ExecuteUpdateAsync(set =>
            set.SetProperty(one => one.UsedAt, DateTimeOffset.UtcNow - RefreshSession.Grace));

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(tokens.RefreshToken));

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(next.RefreshToken));
    }

    [Fact]
    public async Task A_guess_is_refused_and_harms_nobody()
    {
        var (tokens, _) = await SignedIn();
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh("guessed"));
        Assert.Equal(HttpStatusCode.OK, (await service.Refresh(tokens.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task Another_app_has_nothing_of_it_and_its_own_goes_on()
    {
        var (tokens, _) = await SignedIn();
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(tokens.RefreshToken, clientId: "tablet"));
        Assert.Equal(HttpStatusCode.OK, (await service.Refresh(tokens.RefreshToken)).StatusCode);
    }

    [Fact]
    public async Task Who_signed_out_does_not_come_back_by_refreshing()
    {
        var (tokens, session) = await SignedIn();
        var out1 = await service.Bearing(tokens.AccessToken).DeleteAsync($"/sessions/{session}");
        Assert.Equal(HttpStatusCode.NoContent, out1.StatusCode);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(tokens.RefreshToken));
    }

    [Fact]
    public async Task What_is_over_is_forgotten_with_its_tokens_and_what_is_not_stays()
    {
        var (old, oldSession) = await SignedIn();
        var (fresh, _) = await SignedIn();
        await using var db = service.OpenDatabase();
        await db.Sessions.Where(session => session.Id == oldSession)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, DateTimeOffset.UtcNow.AddDays(-31)));

        await Housekeeping.CleanAsync(db, DateTimeOffset.UtcNow, default);

        Assert.False(await db.RefreshTokens.AnyAsync(token => token.SessionId == oldSession));
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(old.RefreshToken));
        Assert.Equal(HttpStatusCode.OK, (await service.Refresh(fresh.RefreshToken)).StatusCode);
    }

    private static async Task<TokenPair> Pair(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<TokenPair>())!;

    private async Task<(TokenPair Tokens, Guid Session)> SignedIn()
    {
        var tokens = await service.AnAppOf(await service.AnEnterprise());
        return (tokens, SessionOf(tokens));
    }

    private static Guid SessionOf(TokenPair tokens) =>
        Guid.Parse(new JsonWebToken(tokens.AccessToken).GetPayloadValue<string>("sid"));
}
