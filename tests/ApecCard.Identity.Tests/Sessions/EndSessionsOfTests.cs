using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Accounts;
using ApecCard.Identity.Sessions;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.Tests.Sessions;

/// <summary>An administrator looks for an account and signs it out.</summary>
[Collection(SharedService.Name)]
public class EndSessionsOfTests(IdentityService service)
{
    private readonly object _why = new { reason = "Device reported lost" };

    [Fact]
    public async Task An_administrator_signs_an_enterprise_out_everywhere_and_it_may_come_again()
    {
        var enterprise = await service.AnEnterprise();
        var again = await service.SignedIn(enterprise.Email);
        var other = await service.AnEnterprise();
        var administrator = await service.ASignedInOfficer(Roles.Administrator);
        var id = (await IdentityService.Me(enterprise.Http)).Id;

        var answer = await administrator.Http.PostAsJsonAsync($"/accounts/{id}/sign-out", _why);

        Assert.Equal(2, (await answer.Content.ReadFromJsonAsync<EndSessionsOf.Response>())!.Ended);
        foreach (var one in new[] { enterprise, again })
        {
            await Eventually.Is(
                () => service.IsPublished<SessionRevoked>(said => said.SessionId == one.Session.SessionId));
            await Refusal.Is(HttpStatusCode.Unauthorized, "session.ended", await service.Renew(one));
        }

        await service.SignedIn(enterprise.Email);
        Assert.Equal(HttpStatusCode.OK, (await service.Renew(other)).StatusCode);
        await using var db = service.OpenDatabase();
        var noted = await db.AuditEntries.SingleAsync(entry =>
            entry.Subject == $"{id}" && entry.Action == "account.signed-out");
        Assert.Equal(($"{administrator.Id}", "Device reported lost"), (noted.Actor, noted.Reason));
    }

    [Fact]
    public async Task It_takes_a_reason_an_account_and_an_administrator_who_proved_it_lately()
    {
        var id = (await IdentityService.Me((await service.AnEnterprise()).Http)).Id;
        var administrator = service.As(Roles.Administrator);
        await Refusal.IsAbout("reason", await administrator.PostAsJsonAsync($"/accounts/{id}/sign-out", new { }));
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found",
            await administrator.PostAsJsonAsync($"/accounts/{Guid.NewGuid()}/sign-out", _why));
        await Refusal.Is(
            HttpStatusCode.Forbidden, "reauthentication.needed",
            await service.As(Roles.Administrator, provedAt: DateTimeOffset.UtcNow.AddMinutes(-16))
                .PostAsJsonAsync($"/accounts/{id}/sign-out", _why));
        foreach (var role in new[] { Roles.Operator, Roles.MinistryOfficer, Roles.Enterprise, Roles.Service })
        {
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role",
                await service.As(role, Guid.NewGuid()).PostAsJsonAsync($"/accounts/{id}/sign-out", _why));
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role",
                await service.As(role, Guid.NewGuid()).PostAsJsonAsync("/accounts/search", new { text = "a@b.example" }));
        }
    }

    [Fact]
    public async Task An_account_is_found_by_its_whole_name_or_the_companys_code_and_not_by_part_of_it()
    {
        var company = LicenceOf.ANewCompany();
        var enterprise = await service.AnEnterprise(company);
        var (agent, email) = await IdentityService.AnAgentOf(enterprise);
        var me = await IdentityService.Me(enterprise.Http);

        Assert.Equal(
            [new(me.Id, enterprise.Email, null, Roles.Enterprise, company.Name, 1)],
            await Find(enterprise.Email.ToUpperInvariant()));
        Assert.Equal([me.Id, agent], (await Find($" {company.Uscc.ToLowerInvariant()} ")).Select(one => one.Id));
        Assert.Equal(
            [new(agent, email, "李四", Roles.Agent, company.Name, 0)], await Find(email));
        Assert.Empty(await Find(email[3..]));
        Assert.Equal(2, (await service.AuditOf(agent)).Count(action => action == "account.looked-up"));
        await Refusal.IsAbout(
            "text", await service.As(Roles.Administrator).PostAsJsonAsync("/accounts/search", new { text = "" }));
    }

    private async Task<IReadOnlyList<FoundAccount>> Find(string text) =>
        (await (await service.As(Roles.Administrator).PostAsJsonAsync("/accounts/search", new { text }))
            .Content.ReadFromJsonAsync<FindAccounts.Response>(Json.Options))!.Items;
}
