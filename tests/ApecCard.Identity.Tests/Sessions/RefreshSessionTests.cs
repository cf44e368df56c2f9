using System.Net;
using ApecCard.Contracts;
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
        var second = await (await service.Refresh(first.RefreshToken)).Content.ReadFromJsonAsync<TokenPair>();

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(first.RefreshToken));

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(second!.RefreshToken));
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session));
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == session.ToString() && entry.Reason == "RefreshTokenReused"));
    }

    [Fact]
    public async Task Of_many_uses_at_once_at_most_one_succeeds_and_the_session_ends()
    {
        var (tokens, session) = await SignedIn();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Refresh(tokens.RefreshToken)));

        var won = Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Unauthorized));
        var next = await won.Content.ReadFromJsonAsync<TokenPair>();
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh(next!.RefreshToken));
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session));
    }

    [Fact]
    public async Task A_guess_is_refused_and_harms_nobody()
    {
        var (tokens, _) = await SignedIn();
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Refresh("guessed"));
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

    private async Task<(TokenPair Tokens, Guid Session)> SignedIn()
    {
        var tokens = (await service.AnEnterprise()).Tokens;
        return (tokens, SessionOf(tokens));
    }

    private static Guid SessionOf(TokenPair tokens) =>
        Guid.Parse(new JsonWebToken(tokens.AccessToken).GetPayloadValue<string>("sid"));
}
