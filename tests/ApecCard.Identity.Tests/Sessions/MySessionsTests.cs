using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Identity.Sessions;
using ApecCard.Identity.Tests.Apps;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Sessions;

[Collection(SharedService.Name)]
public class MySessionsTests(IdentityService service)
{
    private const string Chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";

    [Fact]
    public async Task Everybody_sees_where_they_are_signed_in()
    {
        var owner = await service.AnEnterprise();
        await InBrowser(owner.Email);
        var phone = service.Bearing((await service.AnAppOf(owner)).AccessToken);

        var sessions = await Listed(phone);

        Assert.Equal(3, sessions.Length);
        var (browser, app) = (sessions.Single(one => Text(one, "device") == "Chrome · Windows"),
            sessions.Single(one => Text(one, "kind") == "Direct"));
        Assert.Equal(("Browser", "203.0.*.*"), (Text(browser, "kind"), Text(browser, "address")));
        Assert.True(app.GetProperty("isThis").GetBoolean());
        Assert.Equal("旅行卡手机版", Text(app.GetProperty("app"), "name"));
        Assert.False(browser.GetProperty("isThis").GetBoolean());
        Assert.Equal(JsonValueKind.Null, browser.GetProperty("app").ValueKind);
    }

    [Fact]
    public async Task One_that_was_lost_is_ended_from_another()
    {
        var phone = await service.AnEnterprise();
        var lost = await service.SignedIn(phone.Email);
        var id = (await Listed(phone.Http)).Single(one => !one.GetProperty("isThis").GetBoolean()).GetProperty("id");

        Assert.Equal(
            HttpStatusCode.NoContent, (await phone.Http.DeleteAsync($"/me/sessions/{id.GetGuid()}")).StatusCode);

        await Eventually.Is(
            async () => (await lost.Http.GetAsync("/me")).StatusCode is HttpStatusCode.Unauthorized, seconds: 1);
        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await lost.Http.GetAsync("/me"));
        Assert.Single(await Listed(phone.Http));
        await using var db = service.OpenDatabase();
        Assert.Equal("EndedElsewhere", (await db.AuditEntries.SingleAsync(entry =>
            entry.Action == "session.ended" && entry.Subject == $"{id.GetGuid()}")).Reason);
    }

    [Fact]
    public async Task Nobody_ends_anothers()
    {
        var (one, another) = (await service.AnEnterprise(), await service.AnEnterprise());
        var id = (await Listed(one.Http)).Single().GetProperty("id").GetGuid();
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await another.Http.DeleteAsync($"/me/sessions/{id}"));
        Assert.Single(await Listed(one.Http));
    }

    [Fact]
    public async Task All_others_end_or_all()
    {
        var first = await service.AnEnterprise();
        var (second, third) = (await service.SignedIn(first.Email), await service.SignedIn(first.Email));

        Assert.Equal(
            HttpStatusCode.NoContent, (await first.Http.DeleteAsync("/me/sessions?keep=this")).StatusCode);
        foreach (var other in new[] { second, third })
        {
            await Eventually.Is(
                async () => (await other.Http.GetAsync("/me")).StatusCode is HttpStatusCode.Unauthorized);
        }

        Assert.Single(await Listed(first.Http));
        await Refusal.IsAbout("keep", await first.Http.DeleteAsync("/me/sessions?keep=that"));
        Assert.Equal(HttpStatusCode.NoContent, (await first.Http.DeleteAsync("/me/sessions")).StatusCode);
        await Eventually.Is(
            async () => (await first.Http.GetAsync("/me")).StatusCode is HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_finds_an_open_browser_does_not_sign_its_owner_out_elsewhere()
    {
        var (enterprise, longAgo) = (Guid.NewGuid(), DateTimeOffset.UtcNow.AddMinutes(-16));
        var found = service.As(Roles.Enterprise, enterprise, provedAt: longAgo);
        foreach (var path in new[] { "/me/sessions", "/me/sessions?keep=this", $"/me/sessions/{Guid.NewGuid()}" })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "reauthentication.needed", await found.DeleteAsync(path));
        }
    }

    [Fact]
    public async Task What_nobody_uses_ends_and_what_somebody_uses_goes_on()
    {
        var account = await service.AnEnterprise();
        var (idle, used) = (await InBrowser(account.Email), await InBrowser(account.Email));
        await using (var db = service.OpenDatabase())
        {
            var then = DateTimeOffset.UtcNow.AddHours(-12).AddMinutes(-1);
            await db.Sessions.Where(one => one.Id == idle || one.Id == used)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsedAt, then));
        }

        var gateway = await service.Service("gateway");
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.PostAsJsonAsync(
            "/sessions/used", new { sessionIds = new[] { used, Guid.NewGuid() } })).StatusCode);

        await Ends(idle);
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == idle));
        await using var after = service.OpenDatabase();
        Assert.Null((await after.Sessions.SingleAsync(one => one.Id == used)).EndedAt);
        Assert.Equal(SessionEnd.Idle, (await after.Sessions.SingleAsync(one => one.Id == idle)).EndedBy);
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await account.Http.PostAsJsonAsync("/sessions/used", new { sessionIds = Array.Empty<Guid>() }));
    }

    [Theory]
    [InlineData("enterprise", 720)]
    [InlineData("agent", 720)]
    [InlineData("ministry-officer", 30)]
    [InlineData("administrator", 30)]
    public void Officers_are_signed_out_sooner(string role, int minutes)
    {
        var limits = IdleLimits.Of(new ConfigurationBuilder().Build());
        var account = Identity.Accounts.Account.OfOfficer("x@y.example", "", role, null, "", DateTimeOffset.UtcNow);
        Assert.Equal(minutes, limits.For(account).TotalMinutes);
    }

    [Theory]
    [InlineData(Chrome, "Chrome · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1", "Safari · iOS")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0", "WeChat · Android")]
    [InlineData("curl/8.0", null)]
    [InlineData(null, null)]
    public void A_device_is_known_by_two_words(string? userAgent, string? name) =>
        Assert.Equal(name, DeviceName.Of(userAgent));

    private async Task<Guid> InBrowser(string email)
    {
        var gateway = await service.KnownDevice(email);
        gateway.DefaultRequestHeaders.Add("X-Caller-Address", "203.0.113.7");
        gateway.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Chrome);
        var opened = await gateway.PostAsJsonAsync(
            "/sessions", new { kind = "password", email, password = IdentityService.Password });
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        return (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sessionId").GetGuid();
    }

    private Task Ends(Guid session) => Eventually.Is(async () =>
    {
        await using var db = service.OpenDatabase();
        return (await db.Sessions.SingleAsync(one => one.Id == session)).EndedAt is not null;
    }, seconds: 15);

    private static async Task<JsonElement[]> Listed(HttpClient http) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("/me/sessions")).GetProperty("items").EnumerateArray()];

    private static string? Text(JsonElement one, string name) => one.GetProperty(name).GetString();
}
