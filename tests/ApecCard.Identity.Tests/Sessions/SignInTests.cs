using System.Net;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Sessions;

[Collection(SharedService.Name)]
public class SignInTests(IdentityService service)
{
    [Fact]
    public async Task A_failed_sign_in_is_noted_by_the_accounts_id_and_never_by_what_was_typed()
    {
        var enterprise = await service.AnEnterprise();
        var id = (await IdentityService.Me(enterprise.Http)).Id;
        var guess = $"guess-{Guid.NewGuid():N}";

        await service.SignIn(enterprise.Email, guess);
        await service.SignIn($"nobody-{guess}@company.example", guess);

        Assert.Contains(
            $"SignInFailed sign-in.failed: POST /sessions/, account {id}", service.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(guess, service.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(enterprise.Email, service.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_learns_whether_an_account_exists()
    {
        var known = await service.AnEnterprise();

        var wrong = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(known.Email, "not the password"));
        var unknown = await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed",
            await service.SignIn("nobody@company.example", "whatever it is"));

        Assert.Equal(wrong.GetProperty("detail").GetString(), unknown.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_registered_company_signs_in_by_its_licence()
    {
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        var scan = await service.Scanned(company with { LegalRepresentative = "新法人" }, "SignIn");

        var answer = await service.SignIn(scan);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var session = await answer.Content.ReadFromJsonAsync<BrowserSession>();
        var me = await IdentityService.Me(service.Bearing(session!.AccessToken));
        Assert.Equal((company.Uscc, "新法人"), (me.Enterprise!.Uscc, me.Enterprise.LegalRepresentative));
        await Refusal.Is(HttpStatusCode.Conflict, "elicence.used", await service.SignIn(scan));
    }

    [Fact]
    public async Task A_company_that_never_registered_is_told_so() =>
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.not-registered",
            await service.SignIn(await service.Scanned(LicenceOf.ANewCompany(), "SignIn")));

    [Fact]
    public async Task Another_browser_does_not_sign_in_with_this_scan()
    {
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        var scan = await service.Scanned(company, "SignIn");
        await Refusal.Is(HttpStatusCode.Unauthorized, "sign-in.failed",
            await service.SignIn(scan with { BrowserSecret = "guessed" }));
    }

    [Fact]
    public async Task A_scan_that_was_never_made_or_was_made_too_late_lets_nobody_in()
    {
        await Refusal.Is(HttpStatusCode.Conflict, "elicence.not-scanned",
            await service.SignIn(await service.Open("SignIn"))); // also where the authority declined the licence
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        var scan = await service.Scanned(company, "SignIn");
        await using var db = service.OpenDatabase();
        await db.ElicenceSessions.Where(session => session.Id == scan.SessionId).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));

        await Refusal.Is(HttpStatusCode.Conflict, "elicence.expired", await service.SignIn(scan));
    }

    [Fact]
    public async Task A_scan_made_for_the_registration_signs_nobody_in()
    {
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        await Refusal.Is(HttpStatusCode.Conflict, "elicence.other-purpose",
            await service.SignIn(await service.Scanned(company)));
    }

    [Fact]
    public async Task Of_two_uses_of_a_scan_at_once_one_signs_in()
    {
        var company = LicenceOf.ANewCompany();
        await service.AnEnterprise(company);
        var scan = await service.Scanned(company, "SignIn");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.SignIn(scan)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
    }
}
