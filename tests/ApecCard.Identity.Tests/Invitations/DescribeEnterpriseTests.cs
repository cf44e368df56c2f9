using System.Net;
using ApecCard.Contracts;
using ApecCard.Identity.Enterprises;
using ApecCard.Identity.Invitations;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Identity.Tests.Invitations.InvitationDesk;

namespace ApecCard.Identity.Tests.Invitations;

/// <summary>Where there is no e-licence, staff take the facts from the papers.</summary>
[Collection(SharedService.Name)]
public class DescribeEnterpriseTests(IdentityService service)
{
    private readonly LicenceOf _company = LicenceOf.ANewCompany();

    [Fact]
    public async Task Staff_type_what_the_papers_say_now_until_a_licence_does()
    {
        var (invited, administrator) = (await Invited(service, _company), service.AnAdministrator());
        var id = invited.Enterprise.EnterpriseId;
        Assert.Equal(HttpStatusCode.OK, (await administrator.Describe(id)).StatusCode);
        Assert.False(await service.IsTold(id)); // of who has not accepted nobody is told
        await service.Accept(invited);

        var described = await (await administrator.Describe(id, "Lion City (China)")).Content
            .ReadFromJsonAsync<InvitedEnterprise>(Json.Options);

        Assert.Equal(
            ("Lion City (China)", "Tan Wei", "They called again."),
            (described!.Name, described.LegalRepresentative, described.CallNote));
        Assert.True(await service.IsPublished<EnterpriseRegistered>(said =>
            said.EnterpriseId == id && said.Name == "Lion City (China)" && said.EnterpriseVersion == 3));
        Assert.Contains("enterprise.described", await service.AuditOf(id));

        Assert.Equal(HttpStatusCode.Created, (await service.SignInWithLicence(_company)).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.has-licence", await administrator.Describe(id));
        var scanned = (await service.Listed(invited))!;
        Assert.Equal((_company.Name, FactsSource.Elicence), (scanned.Name, scanned.Source));
    }

    [Fact]
    public async Task Who_registered_by_a_licence_is_no_business_of_staff()
    {
        var id = (await IdentityService.Me((await service.AnEnterprise()).Http)).Enterprise!.Id;
        var administrator = service.AnAdministrator();
        foreach (var answer in new[]
        {
            await administrator.Describe(id), await administrator.DeleteAsync($"/enterprises/invitations/{id}"),
            await administrator.PostAsync($"/enterprises/invitations/{id}/link", null),
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
