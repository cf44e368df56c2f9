using System.Net;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Invitations;
using ApecCard.Identity.Tickets;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Identity.Tests.Invitations.InvitationDesk;

namespace ApecCard.Identity.Tests.Invitations;

/// <summary>Whose e-licence cannot be scanned is let in by staff, after a telephone call.</summary>
[Collection(SharedService.Name)]
public class EnterpriseInvitationTests(IdentityService service)
{
    private readonly LicenceOf _company = LicenceOf.ANewCompany();

    [Fact]
    public async Task A_foreign_firm_is_invited_looks_chooses_a_password_and_is_there_for_everybody()
    {
        var invited = await Invited(service, _company);
        var id = invited.Enterprise.EnterpriseId;
        Assert.Equal(
            SecretOf(invited), await service.Mail.SecretTo(invited.Enterprise.Email, "invitation")); // one and the same
        Assert.InRange(
            invited.Invitation.ExpiresAt, DateTimeOffset.UtcNow.AddHours(71), DateTimeOffset.UtcNow.AddHours(72));
        Assert.Contains(
            _company.Name, service.Mail.To(invited.Enterprise.Email).Single().Text, StringComparison.Ordinal);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "sign-in.failed", await service.SignIn(invited.Enterprise.Email));

        var looked = await (await service.Anonymous().PostAsJsonAsync(
            "/invitations/look", new { secret = SecretOf(invited) })).Content
            .ReadFromJsonAsync<AcceptInvitation.LookResponse>(Json.Options);
        Assert.Equal(
            (_company.Name, _company.Uscc, "enterprise"), (looked!.Name, looked.Enterprise!.Uscc, looked.Role));
        Assert.False(await IsTold(id));

        var accepted = await (await service.Accept(invited)).Content
            .ReadFromJsonAsync<AcceptInvitation.Response>(Json.Options);

        Assert.Equal((invited.Enterprise.Email, null), (accepted!.SignInName, accepted.EnrolmentTicket));
        Assert.True(await service.IsPublished<EnterpriseRegistered>(said =>
            said.EnterpriseId == id && said.Uscc == _company.Uscc && said.Name == _company.Name
            && said.EnterpriseVersion == 1));
        var me = await (await service.SignedIn(invited.Enterprise.Email)).Http
            .GetFromJsonAsync<AccountView>("/me", Json.Options);
        Assert.Equal((true, FactsSource.Staff, id), (me!.EmailConfirmed, me.Enterprise!.Source, me.Enterprise.Id));
        Assert.Equal(["enterprise.invited", "enterprise.invitation-accepted"], await service.AuditOf(id));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Accept(invited));
    }

    [Fact]
    public async Task Of_many_who_accept_at_the_same_moment_one_does()
    {
        var invited = await Invited(service, _company);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Accept(invited)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Single(await service.AuditOf(invited.Enterprise.EnterpriseId), "enterprise.invitation-accepted");
    }

    [Fact]
    public async Task Who_exists_already_is_not_opened_again()
    {
        var member = await service.AnEnterprise(_company);
        await Refusal.Is(
            HttpStatusCode.Conflict, "enterprise.already-registered",
            await service.AnAdministrator().Invite(About(_company)));
        await Refusal.Is(
            HttpStatusCode.Conflict, "account.name-taken",
            await service.AnAdministrator().Invite(About(LicenceOf.ANewCompany(), member.Email)));
        await Refusal.Is(
            HttpStatusCode.Conflict, "enterprise.already-registered",
            await service.AnAdministrator().Invite(About((await Twice()).Company)));
    }

    [Theory]
    [InlineData("uscc", "91310115MA1K30APE7")] // a wrong check character
    [InlineData("uscc", "")]
    [InlineData("name", "")]
    [InlineData("legalRepresentative", null)]
    [InlineData("email", "no address")]
    [InlineData("callNote", "")]
    [InlineData("kind", null)]
    public async Task What_staff_type_is_looked_at(string field, string? value)
    {
        var typed = new Dictionary<string, string?>
        {
            ["name"] = "Lion City Trading (Shanghai)",
            ["uscc"] = _company.Uscc,
            ["legalRepresentative"] = "Tan Wei",
            ["kind"] = "HongKongMacaoTaiwanFunded",
            ["email"] = "office@lion.example",
            ["callNote"] = Note,
            [field] = value,
        };
        await Refusal.IsAbout(field, await service.AnAdministrator().Invite(typed));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused() => await Refusal.IsAbout(
        "kind", await service.AnAdministrator().Invite(About(_company, kind: "Domestic")), "malformed");

    [Fact]
    public async Task Only_an_administrator_who_proved_it_lately_may()
    {
        var http = service.As(Roles.Administrator, provedAt: DateTimeOffset.UtcNow.AddMinutes(-16));
        var invited = await Invited(service, _company);
        var path = $"/enterprises/invitations/{invited.Enterprise.EnterpriseId}";
        foreach (var late in new[]
        {
            await http.Invite(About(LicenceOf.ANewCompany())), await http.PostAsync($"{path}/link", null),
            await http.DeleteAsync(path), await Describe(http, invited.Enterprise.EnterpriseId),
        })
        {
            await Refusal.Is(HttpStatusCode.Forbidden, "reauthentication.needed", late);
        }

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/enterprises/invitations")).StatusCode);
        foreach (var role in new[] { Roles.PreliminaryOfficer, Roles.Operator, Roles.Enterprise, Roles.Service })
        {
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role",
                await service.As(role, Guid.NewGuid()).Invite(About(LicenceOf.ANewCompany())));
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role",
                await service.As(role, Guid.NewGuid()).GetAsync("/enterprises/invitations"));
        }
    }

    [Fact]
    public async Task Another_link_makes_the_first_worthless_and_three_days_later_it_is_so_too()
    {
        var first = await Invited(service, _company);
        await service.Mail.SecretTo(first.Enterprise.Email, "invitation");
        var again = await Again(first);
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Accept(first));
        Assert.Equal(SecretOf(again), await service.Mail.SecretTo(first.Enterprise.Email, "invitation", mails: 2));

        await service.Age(first.Enterprise.Email, TicketPurpose.Invitation, TimeSpan.FromHours(72));
        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Accept(again));
        Assert.Null((await Listed(first))!.InvitedUntil);

        Assert.Equal(HttpStatusCode.OK, (await service.Accept(await Again(first))).StatusCode);
        var path = $"/enterprises/invitations/{first.Enterprise.EnterpriseId}";
        await Refusal.Is(
            HttpStatusCode.Conflict, "invitation.accepted",
            await service.AnAdministrator().PostAsync($"{path}/link", null));
        await Refusal.Is(
            HttpStatusCode.Conflict, "invitation.accepted", await service.AnAdministrator().DeleteAsync(path));
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_and_the_company_may_register_itself()
    {
        var (invited, administrator) = (await Invited(service, _company), service.AnAdministrator());
        var path = $"/enterprises/invitations/{invited.Enterprise.EnterpriseId}";

        Assert.Equal(HttpStatusCode.NoContent, (await administrator.DeleteAsync(path)).StatusCode);

        await Refusal.Is(HttpStatusCode.Conflict, "link.not-valid", await service.Accept(invited));
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.DeleteAsync(path)).StatusCode);
        Assert.Null(await Listed(invited));
        Assert.Equal(
            ["enterprise.invited", "enterprise.invitation-withdrawn"],
            await service.AuditOf(invited.Enterprise.EnterpriseId));
        var registered = await service.Register(await service.Scanned(_company), invited.Enterprise.Email);
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
    }

    [Fact]
    public async Task Of_an_acceptance_and_a_withdrawal_at_once_one_happens()
    {
        for (var round = 0; round < 4; round++)
        {
            var invited = await Invited(service);
            var accepting = service.Accept(invited);
            var withdrawing = service.AnAdministrator()
                .DeleteAsync($"/enterprises/invitations/{invited.Enterprise.EnterpriseId}");
            var (accepted, withdrawn) = (await accepting, await withdrawing);
            Assert.Contains(accepted.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict });
            Assert.Contains(withdrawn.StatusCode, new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict });
            Assert.NotEqual(accepted.IsSuccessStatusCode, withdrawn.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Who_has_not_accepted_does_not_come_in_by_a_licence()
    {
        await Invited(service, _company);
        await Refusal.Is(
            HttpStatusCode.Conflict, "enterprise.not-registered", await SignInWithLicence());
        await Refusal.Is(
            HttpStatusCode.Conflict, "enterprise.already-registered",
            await service.Register(await service.Scanned(_company), "another@company.example"));
    }

    [Fact]
    public async Task Staff_type_what_the_papers_say_now_until_a_licence_does()
    {
        var (invited, administrator) = (await Invited(service, _company), service.AnAdministrator());
        var id = invited.Enterprise.EnterpriseId;
        Assert.Equal(HttpStatusCode.OK, (await Describe(administrator, id)).StatusCode);
        Assert.False(await IsTold(id)); // of who has not accepted nobody is told
        await service.Accept(invited);

        var described = await (await Describe(administrator, id, "Lion City (China)")).Content
            .ReadFromJsonAsync<InvitedEnterprise>(Json.Options);

        Assert.Equal(
            ("Lion City (China)", "Tan Wei", "They called again."),
            (described!.Name, described.LegalRepresentative, described.CallNote));
        Assert.True(await service.IsPublished<EnterpriseRegistered>(said =>
            said.EnterpriseId == id && said.Name == "Lion City (China)" && said.EnterpriseVersion == 3));
        Assert.Contains("enterprise.described", await service.AuditOf(id));

        Assert.Equal(HttpStatusCode.OK, (await SignInWithLicence()).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.has-licence", await Describe(administrator, id));
        var scanned = (await Listed(invited))!;
        Assert.Equal((_company.Name, FactsSource.Elicence), (scanned.Name, scanned.Source));
    }

    [Fact]
    public async Task Who_registered_by_a_licence_is_no_business_of_staff()
    {
        var id = (await IdentityService.Me((await service.AnEnterprise()).Http)).Enterprise!.Id;
        var administrator = service.AnAdministrator();
        foreach (var answer in new[]
        {
            await Describe(administrator, id), await administrator.DeleteAsync($"/enterprises/invitations/{id}"),
            await administrator.PostAsync($"/enterprises/invitations/{id}/link", null),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task All_are_listed_page_by_page_the_last_first_and_by_whom()
    {
        var officer = await service.ASignedInOfficer(Roles.Administrator, name: "管理员 安宁");
        await Invited(service);
        await officer.Http.Invite(About(_company));

        var first = await Page("limit=1");
        Assert.Equal(
            (_company.Uscc, "管理员 安宁", Note), (first.Items.Single().Uscc, first.Items.Single().InvitedBy,
                first.Items.Single().CallNote));
        var second = await Page($"limit=1&after={first.Next}");
        Assert.NotEqual(_company.Uscc, second.Items.Single().Uscc);

        await using var db = service.OpenDatabase();
        var kept = await db.EnterpriseInvitations.Select(one => one.ProtectedNote).ToListAsync();
        Assert.DoesNotContain(kept, note => Encoding.UTF8.GetString(note).Contains("Tan", StringComparison.Ordinal));
    }

    private async Task<Page<InvitedEnterprise>> Page(string query) =>
        (await service.AnAdministrator().GetFromJsonAsync<Page<InvitedEnterprise>>(
            $"/enterprises/invitations?{query}", Json.Options))!;

    private async Task<InvitedEnterprise?> Listed(InviteEnterprise.Response invited) =>
        (await Page("limit=100")).Items.SingleOrDefault(one => one.EnterpriseId == invited.Enterprise.EnterpriseId);

    private async Task<(LicenceOf Company, InviteEnterprise.Response Invited)> Twice()
    {
        var company = LicenceOf.ANewCompany();
        return (company, await Invited(service, company));
    }

    private async Task<InviteEnterprise.Response> Again(InviteEnterprise.Response invited) =>
        (await (await service.AnAdministrator().PostAsync(
            $"/enterprises/invitations/{invited.Enterprise.EnterpriseId}/link", null))
            .Content.ReadFromJsonAsync<InviteEnterprise.Response>(Json.Options))!;

    private static Task<HttpResponseMessage> Describe(HttpClient http, Guid id, string name = "Lion City") =>
        http.PutAsJsonAsync(
            $"/enterprises/invitations/{id}/facts",
            new { name, legalRepresentative = "Tan Wei", callNote = "They called again." });

    private async Task<HttpResponseMessage> SignInWithLicence()
    {
        var scan = await service.Scanned(_company, "SignIn");
        return await service.Anonymous().PostAsJsonAsync("/tokens", new
        {
            grant = "elicence",
            elicenceSessionId = scan.SessionId,
            browserSecret = scan.BrowserSecret,
        });
    }

    private Task<bool> IsTold(Guid enterprise) =>
        service.IsPublished<EnterpriseRegistered>(said => said.EnterpriseId == enterprise);
}
