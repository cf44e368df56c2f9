using System.Text;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Identity.Tests.Invitations.InvitationDesk;

namespace ApecCard.Identity.Tests.Invitations;

[Collection(SharedService.Name)]
public class ListInvitedEnterprisesTests(IdentityService service)
{
    private readonly LicenceOf _company = LicenceOf.ANewCompany();

    [Fact]
    public async Task All_are_listed_page_by_page_the_last_first_and_by_whom()
    {
        var officer = await service.ASignedInOfficer(Roles.Administrator, name: "管理员 安宁");
        await Invited(service);
        await officer.Http.Invite(About(_company));

        var first = await service.Page("limit=1");
        Assert.Equal(
            (_company.Uscc, "管理员 安宁", Note), (first.Items.Single().Uscc, first.Items.Single().InvitedBy,
                first.Items.Single().CallNote));
        var second = await service.Page($"limit=1&after={first.Next}");
        Assert.NotEqual(_company.Uscc, second.Items.Single().Uscc);

        await using var db = service.OpenDatabase();
        var kept = await db.EnterpriseInvitations.Select(one => one.ProtectedNote).ToListAsync();
        Assert.DoesNotContain(kept, note => Encoding.UTF8.GetString(note).Contains("Tan", StringComparison.Ordinal));
    }
}
