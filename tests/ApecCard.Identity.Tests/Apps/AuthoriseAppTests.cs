using System.Net;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Apps;

/// <summary>Somebody at a browser lets an app act for him; nobody goes to an address that is not the app's.</summary>
[Collection(SharedService.Name)]
public class AuthoriseAppTests(IdentityService service)
{
    private const string Verifier = "a-verifier-that-is-forty-three-letters-long";

    [Fact]
    public async Task An_app_that_was_allowed_acts_for_who_allowed_it()
    {
        var enterprise = await service.AnEnterprise();
        var agent = await service.SignedIn((await IdentityService.AnAgentOf(enterprise)).Email);
        foreach (var (who, role) in new[] { (enterprise, Roles.Enterprise), (agent, Roles.Agent) })
        {
            var app = service.Bearing((await service.AnAppOf(who)).AccessToken);
            var me = await IdentityService.Me(app);
            Assert.Equal((await IdentityService.Me(who.Http)).Id, me.Id);
            Assert.Equal(role, me.Roles.Single());
        }
    }

    [Fact]
    public async Task Who_allows_it_is_written_down_and_no_code_can_be_read_anywhere()
    {
        var enterprise = await service.AnEnterprise();
        var code = await enterprise.Allows(Verifier);
        Assert.Equal(43, code.Length); // 256 bits in Base64url
        var id = (await IdentityService.Me(enterprise.Http)).Id;
        await using var db = service.OpenDatabase();
        Assert.Equal("phone", (await db.AuditEntries.SingleAsync(
            entry => entry.Actor == $"{id}" && entry.Action == "app.allowed")).Subject);
        Assert.Equal(Secret.Hash(code), (await db.AuthorizationCodes.SingleAsync(one => one.AccountId == id)).Hash);
    }

    [Fact]
    public async Task Who_does_not_allow_it_goes_back_without_a_code()
    {
        var enterprise = await service.AnEnterprise();
        var goTo = await AppFlow.GoTo(await enterprise.Http.Asks(Verifier, allow: false));
        Assert.Equal($"{AppFlow.Back}?error=access_denied&state=its%20own%20question&iss=apeccard", goTo.AbsoluteUri);
        var id = (await IdentityService.Me(enterprise.Http)).Id;
        await using var db = service.OpenDatabase();
        Assert.False(await db.AuthorizationCodes.AnyAsync(code => code.AccountId == id));
    }

    [Theory]
    [InlineData("http://127.0.0.1/back")]
    [InlineData("http://127.0.0.1:1/back")]
    [InlineData("http://127.0.0.1:65535/back")]
    [InlineData("http://[::1]:8400/back")]
    [InlineData("https://app.example/back")]
    [InlineData("example.app:/back?from=card")]
    public async Task The_browser_goes_back_to_an_address_of_the_app_on_its_own_device_with_any_port(string address) =>
        Assert.StartsWith(
            address,
            $"{await AppFlow.GoTo(await (await service.AnEnterprise()).Http.Asks(Verifier, redirectUri: address))}",
            StringComparison.Ordinal);

    [Theory]
    [InlineData("https://app.example/back/")]
    [InlineData("https://app.example/back/further")]
    [InlineData("https://app.example/back?more=1")]
    [InlineData("https://app.example/back#more")]
    [InlineData("https://app.example/Back")]
    [InlineData("https://app.example/")]
    [InlineData("https://app.example/x/../back")]
    [InlineData("https://APP.example/back")]
    [InlineData("https://app.example:443/back")]
    [InlineData("https://app.example:8443/back")]
    [InlineData("https://app.example.evil.example/back")]
    [InlineData("https://evil.example/back")]
    [InlineData("https://app.example@evil.example/back")]
    [InlineData("http://app.example/back")]
    [InlineData("//app.example/back")]
    [InlineData("/back")]
    [InlineData("example.app:/back")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://localhost:51004/back")]
    [InlineData("http://127.0.0.1:51004/back/further")]
    [InlineData("http://127.0.0.1:51004/back\n")]
    [InlineData("http://127.0.0.1:51004@evil.example/back")]
    [InlineData("http://127.0.0.1:/back")]
    [InlineData("http://127.0.0.1:65536/back")]
    [InlineData("http://127.0.0.1.evil.example:51004/back")]
    [InlineData("http://127.0.0.2:51004/back")]
    [InlineData("https://127.0.0.1:51004/back")]
    public async Task And_to_no_other(string address)
    {
        var enterprise = await service.AnEnterprise();
        await Refusal.Is(
            HttpStatusCode.BadRequest, "app.address-not-registered",
            await enterprise.Http.Asks(Verifier, redirectUri: address));
        await Refusal.Is(
            HttpStatusCode.BadRequest, "app.address-not-registered",
            await enterprise.Http.GetAsync($"/apps/phone?redirectUri={Uri.EscapeDataString(address)}"));
    }

    [Fact]
    public async Task Nobody_lets_an_app_in_that_nobody_knows()
    {
        var enterprise = await service.AnEnterprise();
        await Refusal.Is(
            HttpStatusCode.NotFound, "app.unknown", await enterprise.Http.Asks(Verifier, clientId: "stranger"));
        await Refusal.Is(
            HttpStatusCode.NotFound, "app.unknown",
            await enterprise.Http.GetAsync($"/apps/stranger?redirectUri={Uri.EscapeDataString(AppFlow.Back)}"));
        var known = await enterprise.Http.GetStringAsync($"/apps/phone?redirectUri={Uri.EscapeDataString(AppFlow.Back)}");
        Assert.Contains("Travel card on the phone", known, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state", null)]
    [InlineData("state", "")]
    [InlineData("codeChallenge", null)]
    [InlineData("codeChallenge", "too short")]
    [InlineData("codeChallenge", "as long as it has to be but not in Base64url!")]
    [InlineData("codeChallengeMethod", null)]
    [InlineData("codeChallengeMethod", "plain")]
    [InlineData("allow", null)]
    public async Task What_the_app_has_to_say_is_named(string field, string? value)
    {
        var body = new Dictionary<string, object?>
        {
            ["clientId"] = "phone",
            ["redirectUri"] = AppFlow.Back,
            ["codeChallenge"] = AppFlow.ChallengeOf(Verifier),
            ["codeChallengeMethod"] = "S256",
            ["state"] = "its own question",
            ["allow"] = true,
            [field] = value,
        };
        await Refusal.IsAbout(
            field, await (await service.AnEnterprise()).Http.PostAsJsonAsync("/authorizations", body));
    }

    [Fact]
    public async Task An_app_lets_no_app_in()
    {
        var app = service.Bearing((await service.AnAppOf(await service.AnEnterprise())).AccessToken);
        await Refusal.Is(HttpStatusCode.Forbidden, "app.asks-for-itself", await app.Asks(Verifier, clientId: "tablet"));
    }

    [Fact]
    public async Task Officers_have_no_apps()
    {
        var officer = await service.ASignedInOfficer(Roles.PreliminaryOfficer, "shanghai");
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await officer.Http.Asks(Verifier));
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await service.Anonymous().Asks(Verifier));
    }
}
