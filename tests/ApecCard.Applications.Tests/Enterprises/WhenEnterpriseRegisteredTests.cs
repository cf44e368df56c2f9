using System.Net;
using ApecCard.Applications.Enterprises;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Enterprises;

[Collection(nameof(TheService))]
public class WhenEnterpriseRegisteredTests(ApplicationsService service)
{
    [Fact]
    public async Task A_registered_enterprise_may_start_applications()
    {
        var id = Guid.NewGuid();
        await service.Bus.Publish(new EnterpriseRegistered(id, 1, "湖南示例有限公司", "91350100M000100Y43", Stories.Today));
        var http = service.As(Roles.Enterprise, id);
        await Eventually.Is(async () =>
            (await http.PostAsJsonAsync("/cases", new { noticeAccepted = true })).StatusCode is HttpStatusCode.Created);
    }

    [Fact]
    public void A_refreshed_licence_replaces_the_older_one_whichever_comes_first()
    {
        var enterprise = new Enterprise { Id = Guid.NewGuid() };
        enterprise.Refresh(new(enterprise.Id, 2, "新名称有限公司", "91110000600037341L", Stories.Today));
        enterprise.Refresh(new(enterprise.Id, 1, "旧名称有限公司", "91350100M000100Y43", Stories.Today));
        Assert.Equal((2, "新名称有限公司", "91110000600037341L"), (enterprise.Version, enterprise.Name, enterprise.Uscc));
    }
}
