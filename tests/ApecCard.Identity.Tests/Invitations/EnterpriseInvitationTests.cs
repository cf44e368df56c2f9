using System.Net;
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
        Assert.False(await service.IsTold(id));

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
            await http.DeleteAsync(path), await http.Describe(invited.Enterprise.EnterpriseId),
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
        Assert.Null((await service.Listed(first))!.InvitedUntil);

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
        Assert.Null(await service.Listed(invited));
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
            HttpStatusCode.Conflict, "enterprise.not-registered", await service.SignInWithLicence(_company));
        await Refusal.Is(
            HttpStatusCode.Conflict, "enterprise.already-registered",
            await service.Register(await service.Scanned(_company), "another@company.example"));
    }

    private async Task<(LicenceOf Company, InviteEnterprise.Response Invited)> Twice()
    {
        var company = LicenceOf.ANewCompany();
        return (company, await Invited(service, company));
    }

    private async Task<InviteEnterprise.Response> Again(InviteEnterprise.Response invited) =>
        (await (await service.AnAdministrator().PostAsync(
            $"/enterprises/invitations/{invited.Enterprise.EnterpriseId}/link", null))
            .Content.ReadFromJsonAsync<InviteEnterprise.Response>(Json.Options))!;
}
