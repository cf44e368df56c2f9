using System.Net;
using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Enterprises;

[Collection(SharedService.Name)]
public class RegisterEnterpriseTests(IdentityService service)
{
    private readonly LicenceOf _company = LicenceOf.ANewCompany();
    private readonly string _email = $"{Guid.NewGuid():N}@Company.example";

    [Fact]
    public async Task A_company_registers_with_its_licence_and_signs_in()
    {
        var answer = await service.Register(await service.Scanned(_company), _email);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("enterpriseId").GetGuid();
        var me = await IdentityService.Me((await service.SignedIn(_email.ToUpperInvariant())).Http);
        Assert.Equal(
            _company, new LicenceOf(me.Enterprise!.Name, me.Enterprise.Uscc, me.Enterprise.LegalRepresentative));
        Assert.Equal((id, "enterprise"), (me.Enterprise.Id, me.Roles.Single()));
        Assert.False(me.Enterprise.UsccNeedsCheck);
        await Eventually.Is(() => service.IsPublished<EnterpriseRegistered>(said =>
            said.EnterpriseId == id && said.Uscc == _company.Uscc && said.EnterpriseVersion == 1));
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(entry =>
            entry.Action == "enterprise.registered" && entry.Subject == id.ToString()
            && entry.Actor == me.Id.ToString()));
    }

    [Fact]
    public async Task The_same_company_does_not_register_twice()
    {
        await service.AnEnterprise(_company);
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.already-registered",
            await service.Register(await service.Scanned(_company), _email));
    }

    [Fact]
    public async Task Of_two_registrations_at_once_one_succeeds()
    {
        var scans = new[] { await service.Scanned(_company), await service.Scanned(_company) };
        var answers = await Task.WhenAll(scans.Select((scan, i) => service.Register(scan, $"{i}{_email}")));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.already-registered",
            answers.Single(answer => answer.StatusCode is not HttpStatusCode.Created));
    }

    [Fact]
    public async Task One_scan_used_twice_at_once_registers_once()
    {
        var scan = await service.Scanned(_company);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => service.Register(scan, $"{i}{_email}")));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, answer =>
            Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_email_signs_one_account_in()
    {
        var other = await service.AnEnterprise();
        await Refusal.Is(HttpStatusCode.Conflict, "account.name-taken",
            await service.Register(await service.Scanned(_company), other.Email));
    }

    [Fact]
    public async Task Another_browser_does_not_register_with_this_scan()
    {
        var scan = await service.Scanned(_company);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.Register(scan with { BrowserSecret = "guessed" }, _email));
        Assert.Equal(HttpStatusCode.Created, (await service.Register(scan, _email)).StatusCode);
    }

    [Fact]
    public async Task Nobody_registers_before_the_scan() => await Refusal.Is(
        HttpStatusCode.Conflict, "elicence.not-scanned", await service.Register(await service.Open(), _email));

    [Fact]
    public async Task A_scan_to_sign_in_registers_nobody() =>
        await Refusal.Is(HttpStatusCode.Conflict, "elicence.other-purpose",
            await service.Register(await service.Scanned(_company, "SignIn"), _email));

    [Theory]
    [InlineData("no address", IdentityService.Password, "email")]
    [InlineData("a@company.example", "too short", "password")]
    [InlineData("a@company.example", "password1234", "password")]
    [InlineData("a@company.example", "", "password")]
    public async Task What_is_wrong_is_named(string email, string password, string field) =>
        await Refusal.IsAbout(field, await service.Register(await service.Scanned(_company), email, password));

    [Fact]
    public async Task Scanning_again_brings_the_new_name()
    {
        var enterprise = await service.AnEnterprise(_company);
        var scan = await service.Scanned(_company with { Name = "上海远帆集团" }, "Refresh");

        var answer = await enterprise.Http.PostAsJsonAsync("/enterprise/verification", new
        {
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
        });

        answer.EnsureSuccessStatusCode();
        Assert.Equal("上海远帆集团", (await IdentityService.Me(enterprise.Http)).Enterprise!.Name);
        await Eventually.Is(() => service.IsPublished<EnterpriseRegistered>(said =>
            said.Uscc == _company.Uscc && said is { EnterpriseVersion: 2, Name: "上海远帆集团" }));
    }
}
