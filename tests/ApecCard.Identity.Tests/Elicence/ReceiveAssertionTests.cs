using System.Net;
using System.Text.Json;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace ApecCard.Identity.Tests.Elicence;

[Collection(SharedService.Name)]
public class ReceiveAssertionTests(IdentityService service)
{
    private readonly LicenceOf _company = LicenceOf.ANewCompany();

    public static readonly TheoryData<string> Forgeries =
        ["issuer", "audience", "type", "no nonce", "long name", "short code"];

    [Fact]
    public async Task The_browser_sees_what_the_licence_says()
    {
        var scan = await service.Open();
        Assert.Equal("Pending", (await Look(scan)).GetProperty("state").GetString());
        Assert.Equal("https://apeccard.example/api/identity/elicence-assertions", service.Authority.LastCallback);

        var answer = await service.Send(service.Authority.Sign(scan.Nonce, _company));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var seen = await Look(scan);
        Assert.Equal("Scanned", seen.GetProperty("state").GetString());
        Assert.Equal(_company.Uscc, seen.GetProperty("company").GetProperty("uscc").GetString());
    }

    [Fact]
    public async Task An_assertion_signed_with_another_key_has_no_effect()
    {
        var scan = await service.Open();
        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.forged",
            await service.Send(service.Authority.Sign(scan.Nonce, _company, key: Authority.OtherKey)));

        // nor one that borrows the name of the right key
        var borrowed = new ECDsaSecurityKey(Authority.OtherKey.ECDsa) { KeyId = service.Authority.Key.KeyId };
        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.forged",
            await service.Send(service.Authority.Sign(scan.Nonce, _company, key: borrowed)));
        Assert.Equal("Pending", (await Look(scan)).GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Forgeries))]
    public async Task What_the_authority_did_not_mean_for_us_has_no_effect(string forgery)
    {
        var scan = await service.Open();
        var assertion = service.Authority.Sign(scan.Nonce, _company, token => _ = forgery switch
        {
            "issuer" => token.Issuer = "somebody",
            "audience" => token.Audience = "somebody",
            "type" => token.TokenType = "at+jwt",
            "no nonce" => token.Claims.Remove("nonce"),
            "long name" => token.Claims["name"] = new string('长', 201),
            _ => token.Claims["uscc"] = "91310115",
        });

        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.forged", await service.Send(assertion));
        Assert.Equal("Pending", (await Look(scan)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJub25jZSI6IngifQ.")]
    public async Task What_is_no_signed_token_is_refused(string assertion) =>
        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.forged", await service.Send(assertion));

    [Fact]
    public async Task An_old_assertion_is_stale()
    {
        var scan = await service.Open();
        var assertion = service.Authority.Sign(scan.Nonce, _company, token =>
            (token.IssuedAt, token.Expires) = (DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddMinutes(-2)));
        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.stale", await service.Send(assertion));
    }

    [Fact]
    public async Task An_assertion_for_a_code_shown_too_long_ago_is_stale()
    {
        var scan = await service.Open();
        await using var db = service.OpenDatabase();
        await db.ElicenceSessions.Where(session => session.Id == scan.SessionId)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.ExpiresAt, DateTimeOffset.UtcNow));

        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.stale",
            await service.Send(service.Authority.Sign(scan.Nonce, _company)));
        Assert.Equal("Expired", (await Look(scan)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nobody_asked_for_this_nonce() => await Refusal.Is(
        HttpStatusCode.Unauthorized, "assertion.unknown-nonce",
        await service.Send(service.Authority.Sign("another nonce", _company)));

    [Fact]
    public async Task A_repeated_assertion_is_harmless_but_the_nonce_takes_no_second_one()
    {
        var scan = await service.Open();
        var assertion = service.Authority.Sign(scan.Nonce, _company);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Send(assertion)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));

        await Refusal.Is(HttpStatusCode.Unauthorized, "assertion.stale",
            await service.Send(service.Authority.Sign(scan.Nonce, LicenceOf.ANewCompany())));
        Assert.Equal(_company.Uscc, (await Look(scan)).GetProperty("company").GetProperty("uscc").GetString());
    }

    [Fact]
    public async Task Another_browser_sees_nothing()
    {
        var scan = await service.Scanned(_company);
        Scan[] others = [scan with { BrowserSecret = "guessed" }, scan with { SessionId = Guid.NewGuid() }];
        foreach (var other in others)
        {
            await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Ask(other));
        }
    }

    [Fact]
    public async Task The_authority_may_change_its_key()
    {
        await service.Scanned(LicenceOf.ANewCompany());
        service.Authority.Key = Authority.NewKey();
        await Task.Delay(TimeSpan.FromSeconds(2.1)); // as often as we ask
        await service.Scanned(_company);
    }

    [Fact]
    public async Task Without_the_authority_there_is_no_code_to_show()
    {
        service.Authority.IsAway = true;
        var answer = await service.Anonymous().PostAsJsonAsync("/elicence-sessions", new { purpose = "SignIn" });
        service.Authority.IsAway = false;
        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "elicence.unavailable", answer);
    }

    [Fact]
    public async Task A_purpose_we_do_not_know_is_refused() => await Refusal.IsAbout("purpose",
        await service.Anonymous().PostAsJsonAsync("/elicence-sessions", new { purpose = "Theft" }), "malformed");

    private async Task<JsonElement> Look(Scan scan) =>
        await (await Ask(scan)).Content.ReadFromJsonAsync<JsonElement>();

    private Task<HttpResponseMessage> Ask(Scan scan)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/elicence-sessions/{scan.SessionId}");
        request.Headers.Add("X-Browser-Secret", scan.BrowserSecret);
        return service.Anonymous().SendAsync(request);
    }
}
