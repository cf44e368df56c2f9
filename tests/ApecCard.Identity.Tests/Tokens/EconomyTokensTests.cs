using System.Net;
using ApecCard.Identity.Broker;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApecCard.Identity.Tests.Tokens;

[Collection(SharedService.Name)]
public class EconomyTokensTests(IdentityService service)
{
    public static TheoryData<string> All => [.. Economies.PreClearing];

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_economy_signs_in_with_the_password_of_its_broker_user(string economy)
    {
        var answer = await SignIn(OutsidersTopology.UserOf(economy), PasswordOf(OutsidersTopology.UserOf(economy)));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var tokens = (await answer.Content.ReadFromJsonAsync<TokenPair>())!;
        Assert.Null(tokens.RefreshToken);
        var token = new JsonWebToken(tokens.AccessToken);
        Assert.Equal([TokenValidation.PeoplesAudience], token.Audiences);
        Assert.Equal(["economy"], token.GetPayloadValue<string[]>("role"));
        Assert.Equal(OutsidersTopology.UserOf(economy), token.Subject);
        Assert.Equal(economy, token.GetPayloadValue<string>("economy"));
        Assert.Equal("pre-clearances.read pre-clearances.answer", token.GetPayloadValue<string>("scope"));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
        Assert.False(token.TryGetPayloadValue<string>("sid", out _));
    }

    [Fact]
    public async Task Its_token_opens_nothing_of_the_peoples()
    {
        var answer = await SignIn("economy-aus", PasswordOf("economy-aus"));
        var economy = service.Bearing((await answer.Content.ReadFromJsonAsync<TokenPair>())!.AccessToken);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await economy.GetAsync("/me"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await economy.GetAsync("/agents"));
    }

    [Theory]
    [InlineData("economy-aus", "economy-jpn")]
    [InlineData("economy-usa", "economy-usa")]
    [InlineData("economy-", "economy-")]
    [InlineData("Economy-AUS", "Economy-AUS")]
    [InlineData("AUS", "AUS")]
    public async Task No_economy_signs_in_as_another_or_as_one_that_does_not_pre_clear(
        string clientId, string passwordOf) =>
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await SignIn(clientId, PasswordOf(passwordOf)));

    private static string PasswordOf(string user) => OutsidersTopology.PasswordOf(user, "the economies' secret");

    private Task<HttpResponseMessage> SignIn(string clientId, string clientSecret) =>
        service.Anonymous().PostAsJsonAsync("/tokens", new { grant = "client-credentials", clientId, clientSecret });
}
