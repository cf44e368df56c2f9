using System.Net;
using System.Security.Cryptography;
using ApecCard.Identity.Tokens;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tests.Tokens;

[Collection(SharedService.Name)]
public class TokensTests(IdentityService service)
{
    [Fact]
    public async Task Everybody_can_check_a_token_with_the_published_keys()
    {
        var enterprise = await service.AnEnterprise();
        var me = await IdentityService.Me(enterprise.Http);

        var checked1 = await Check(enterprise.Session.AccessToken, TokenValidation.PeoplesAudience);

        Assert.True(checked1.IsValid, checked1.Exception?.ToString());
        var token = (JsonWebToken)checked1.SecurityToken;
        Assert.Equal($"{me.Id}", token.Subject);
        Assert.Equal(["enterprise"], token.GetPayloadValue<string[]>("role"));
        Assert.Equal($"{me.Enterprise!.Id}", token.GetPayloadValue<string>("enterprise"));
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
        Assert.True(Guid.TryParse(token.GetPayloadValue<string>("sid"), out _));
    }

    [Fact]
    public async Task An_officers_token_says_the_account_and_an_enterprises_says_no_address()
    {
        var officer = await service.ASignedInOfficer(Roles.PreliminaryOfficer, "shanghai");
        var enterprise = await service.AnEnterprise();

        var officers = new JsonWebToken(officer.Session.AccessToken);
        Assert.Equal(officer.Email, officers.GetPayloadValue<string>("preferred_username"));
        var enterprises = new JsonWebToken(enterprise.Session.AccessToken);
        Assert.False(enterprises.TryGetPayloadValue<string>("preferred_username", out _));
    }

    [Fact]
    public async Task The_published_keys_hold_nothing_private()
    {
        var jwks = await service.Anonymous().GetStringAsync("/.well-known/jwks.json");
        Assert.DoesNotContain("\"d\"", jwks, StringComparison.Ordinal);
        Assert.Single(new JsonWebKeySet(jwks).Keys);
    }

    [Fact]
    public async Task A_service_signs_in_with_its_secret_and_has_no_session()
    {
        var answer = await AsService("review", "review's secret");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var tokens = await answer.Content.ReadFromJsonAsync<TokenPair>();
        Assert.Null(tokens!.RefreshToken);
        var checked1 = await Check(tokens.AccessToken, TokenValidation.ServicesAudience);
        Assert.True(checked1.IsValid, checked1.Exception?.ToString());
        var token = (JsonWebToken)checked1.SecurityToken;
        Assert.Equal("review", token.Subject);
        Assert.Equal(["service"], token.GetPayloadValue<string[]>("role"));
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await service.Bearing(tokens.AccessToken).GetAsync("/me"));
    }

    [Theory]
    [InlineData("review", "the gateway's secret")]
    [InlineData("nobody", "the gateway's secret")]
    [InlineData("elicence", "http://127.0.0.1")]
    [InlineData("elicence:http:0", "x")]
    public async Task A_wrong_secret_is_refused(string clientId, string clientSecret) =>
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed", await AsService(clientId, clientSecret));

    [Fact]
    public async Task A_token_that_was_tampered_with_is_worth_nothing()
    {
        var parts = (await service.AnEnterprise()).Session.AccessToken.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1])
            .Replace("\"enterprise\"", "\"operator\"", StringComparison.Ordinal);
        var tampered = string.Join('.', parts[0], Base64UrlEncoder.Encode(claims), parts[2]);
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await service.Bearing(tampered).GetAsync("/me"));
    }

    [Theory]
    [InlineData("""{}""", "grant", "invalid-input")]
    [InlineData("""{"grant":"nonsense"}""", "grant", "malformed")]
    [InlineData("""{"grant":"authorization-code","code":"x"}""", "clientId", "invalid-input")]
    [InlineData("""{"grant":"authorization-code","clientId":"phone"}""", "code", "invalid-input")]
    [InlineData("""{"grant":"authorization-code","clientId":"phone","code":"x"}""", "codeVerifier", "invalid-input")]
    [InlineData("""{"grant":"authorization-code","codeVerifier":"too short"}""", "codeVerifier", "invalid-input")]
    [InlineData("""{"grant":"refresh","refreshToken":"x"}""", "clientId", "invalid-input")]
    [InlineData("""{"grant":"refresh","clientId":"phone"}""", "refreshToken", "invalid-input")]
    [InlineData("""{"grant":"password","email":"a@b.example","password":"x"}""", "grant", "malformed")]
    [InlineData("""{"grant":"elicence"}""", "grant", "malformed")]
    [InlineData("""{"grant":"client-credentials","clientId":"review"}""", "clientSecret", "invalid-input")]
    public async Task What_a_grant_needs_is_named(string json, string field, string code)
    {
        using var body = new StringContent(json, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        await Refusal.IsAbout(field, await service.Anonymous().PostAsync("/tokens", body), code);
    }

    [Fact]
    public async Task The_private_key_is_kept_under_a_password()
    {
        await using var db = service.OpenDatabase();
        var kept = await db.SigningKeys.SingleAsync();
        using var pair = ECDsa.Create();
        Assert.ThrowsAny<CryptographicException>(
            () => pair.ImportPkcs8PrivateKey(Convert.FromBase64String(kept.PrivateKey), out _));
        Assert.Equal(kept.Kid, kept.Open("for tests only").KeyId);
        Assert.Throws<InvalidOperationException>(() => kept.Open("another"));
    }

    [Fact]
    public async Task A_second_replica_takes_the_key_that_is_there()
    {
        var replica = ActivatorUtilities.CreateInstance<SigningKeys>(service.Services);
        await replica.LookAsync(default);
        Assert.Equal(
            service.Services.GetRequiredService<SigningKeys>().Published.Single(), replica.Published.Single());
    }

    [Fact]
    public async Task The_endpoints_describe_themselves() =>
        Assert.Contains("/elicence-sessions", await service.Anonymous().GetStringAsync("/openapi/v1.json"),
            StringComparison.Ordinal);

    private Task<HttpResponseMessage> AsService(string clientId, string clientSecret) =>
        service.Anonymous().PostAsJsonAsync("/tokens", new { grant = "client-credentials", clientId, clientSecret });

    private async Task<TokenValidationResult> Check(string token, string audience) =>
        await new JsonWebTokenHandler().ValidateTokenAsync(token, new()
        {
            ValidIssuer = TokenValidation.Issuer,
            ValidAudience = audience,
            ValidTypes = [TokenValidation.TokenType],
            IssuerSigningKeys = new JsonWebKeySet(
                await service.Anonymous().GetStringAsync("/.well-known/jwks.json")).GetSigningKeys(),
        });
}
