using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Officers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using static ApecCard.Identity.Tests.Officers.OfficersDesk;

namespace ApecCard.Identity.Tests.Officers;

/// <summary>An administrator looks after the officers' accounts.</summary>
[Collection(SharedService.Name)]
public class OfficersTests(IdentityService service)
{
    [Fact]
    public async Task A_disabled_officer_is_out_everywhere_and_in_again_when_enabled()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var officer = await service.ASignedInOfficer(Roles.FinanceOfficer);
        var session = SessionOf(officer);

        var disabled = await administrator.Http.DeleteAsync($"/officers/{officer.Id}/authorisation");

        Assert.False((await disabled.Content.ReadFromJsonAsync<OfficerView>())!.Enabled);
        await Eventually.Is(() => service.IsPublished<SessionRevoked>(said => said.SessionId == session), seconds: 1);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Renew(officer));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "officer.disabled",
            await service.SignIn(officer.Email, code: await officer.App.NextCode()));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "officer.disabled",
            await administrator.Http.PostAsync($"/officers/{officer.Id}/invitation", null));

        (await administrator.Http.PostAsync($"/officers/{officer.Id}/authorisation", null)).EnsureSuccessStatusCode();
        Assert.Equal(
            HttpStatusCode.Created, (await service.SignIn(officer.Email, code: await officer.App.NextCode())).StatusCode);
        Assert.Equal(
            ["second-factor.enrolled", "officer.disabled", "officer.enabled"], await service.AuditOf(officer.Id));
    }

    [Fact]
    public async Task An_officer_in_another_role_has_to_sign_in_again_and_one_with_another_name_has_not()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var officer = await service.ASignedInOfficer(Roles.PreliminaryOfficer, "shanghai");

        var renamed = await Change(administrator, officer.Id, "王敏敏", Roles.PreliminaryOfficer, "shanghai");
        Assert.Equal("王敏敏", (await renamed.Content.ReadFromJsonAsync<OfficerView>())!.Name);
        Assert.Equal(HttpStatusCode.OK, (await service.Renew(officer)).StatusCode);
        var moved = await Change(administrator, officer.Id, "王敏敏", Roles.PreliminaryOfficer, "hunan");
        Assert.Equal("hunan", (await moved.Content.ReadFromJsonAsync<OfficerView>())!.Office);

        await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Renew(officer));
        Assert.Equal(
            ["second-factor.enrolled", "officer.renamed", "officer.role-changed"], await service.AuditOf(officer.Id));
    }

    [Fact]
    public async Task Who_lost_the_phone_sets_up_codes_anew()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var officer = await service.ASignedInOfficer(Roles.MinistryOfficer);

        var reset = await administrator.Http.DeleteAsync($"/officers/{officer.Id}/one-time-codes");

        Assert.False((await reset.Content.ReadFromJsonAsync<OfficerView>())!.Enrolled);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "session.ended", await service.Renew(officer));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.enrolment-needed",
            await service.SignIn(officer.Email, code: officer.App.RecoveryCodes[0]));
        Assert.Contains("officer.second-factor-reset", await service.AuditOf(officer.Id));
    }

    [Fact]
    public async Task Nobody_takes_rights_from_himself_and_an_administrator_is_always_left()
    {
        await using var alone = new IdentityService();
        await alone.InitializeAsync();
        var (one, other) = (
            await alone.ASignedInOfficer(Roles.Administrator), await alone.ASignedInOfficer(Roles.Administrator));
        foreach (var refused in new[]
        {
            await one.Http.DeleteAsync($"/officers/{one.Id}/authorisation"),
            await one.Http.DeleteAsync($"/officers/{one.Id}/one-time-codes"),
            await Change(one, one.Id, "王敏", Roles.Operator, office: null),
        })
        {
            await Refusal.Is(HttpStatusCode.Conflict, "officer.self", refused);
        }

        var answers = await Task.WhenAll( // both tokens are still good for some minutes
            one.Http.DeleteAsync($"/officers/{other.Id}/authorisation"),
            other.Http.DeleteAsync($"/officers/{one.Id}/authorisation"));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        await Refusal.Is(
            HttpStatusCode.Conflict, "officer.last-administrator",
            answers.Single(answer => answer.StatusCode is not HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("enterprise", null, "role")]
    [InlineData("service", null, "role")]
    [InlineData(Roles.PreliminaryOfficer, null, "office")]
    [InlineData(Roles.MinistryOfficer, "shanghai", "office")]
    [InlineData(Roles.ServicePointClerk, "Shang hai", "office")]
    public async Task A_role_has_its_office_or_none(string role, string? office, string field)
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        await Refusal.IsAbout(field, await Add(administrator, role, office));
    }

    [Fact]
    public async Task Officers_are_listed_by_role_and_page_by_page_and_enterprises_are_none_of_them()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var enterprise = await service.AnEnterprise();
        await service.AnOfficer(Roles.ServicePointClerk, "xian");
        await service.AnOfficer(Roles.PreliminaryOfficer, "xian");
        await service.AnOfficer(Roles.ServicePointClerk, "hunan");
        await service.AnOfficer(Roles.ServicePointClerk, "xian");

        var first = await administrator.Http.GetFromJsonAsync<Page<OfficerView>>(
            $"/officers?role={Roles.ServicePointClerk}&office=xian&limit=1");
        var second = await administrator.Http.GetFromJsonAsync<Page<OfficerView>>(
            $"/officers?role={Roles.ServicePointClerk}&office=xian&limit=1&after={first!.Next}");
        Assert.NotEqual(first.Items.Single().Id, second!.Items.Single().Id);
        Assert.All(
            first.Items.Concat(second.Items),
            officer => Assert.Equal((Roles.ServicePointClerk, "xian"), (officer.Role, officer.Office)));

        var all = await administrator.Http.GetFromJsonAsync<Page<OfficerView>>("/officers?limit=100");
        Assert.DoesNotContain(all!.Items, officer => officer.SignInName == enterprise.Email);
        var me = await IdentityService.Me(enterprise.Http);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await administrator.Http.DeleteAsync($"/officers/{me.Id}/authorisation")).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await (await service.ASignedInOfficer(Roles.Operator)).Http.GetAsync("/officers"));
    }

    [Fact]
    public async Task Two_officers_do_not_sign_in_with_one_name()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var added = await Added(administrator, Roles.Operator);
        await Refusal.Is(
            HttpStatusCode.Conflict, "account.name-taken",
            await Add(administrator, Roles.Operator, name: added.Officer.SignInName.ToUpperInvariant()));
    }

    [Fact]
    public async Task Rights_are_given_only_by_who_has_proved_just_now_who_he_is()
    {
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        await using var db = service.OpenDatabase();
        await db.Sessions.Where(session => session.AccountId == administrator.Id).ExecuteUpdateAsync(
            set => set.SetProperty(session => session.ProvedAt, DateTimeOffset.UtcNow.AddMinutes(-16)));
        var tokens = await (await service.Renew(administrator)).Content.ReadFromJsonAsync<TokenPair>();
        var late = administrator with { Http = service.Bearing(tokens!.AccessToken) };

        Assert.Equal(HttpStatusCode.OK, (await late.Http.GetAsync("/officers")).StatusCode);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed", await Add(late, Roles.Operator));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await late.Http.DeleteAsync($"/officers/{Guid.NewGuid()}/one-time-codes"));
    }

    private static Task<HttpResponseMessage> Change(
        Member administrator, Guid id, string name, string role, string? office) =>
        administrator.Http.PutAsJsonAsync($"/officers/{id}", new { name, role, office });

    private static Guid SessionOf(Member member) =>
        Guid.Parse(new JsonWebToken(member.Session.AccessToken).GetPayloadValue<string>("sid"));
}
