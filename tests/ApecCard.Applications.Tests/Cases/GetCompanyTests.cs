using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Enterprises;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class GetCompanyTests(ApplicationsService service)
{
    [Fact]
    public async Task The_office_reads_whose_case_it_is_and_another_office_does_not()
    {
        var enterprise = new Enterprise { Id = Guid.NewGuid() };
        enterprise.Refresh(new(enterprise.Id, 1, "上海远航贸易有限公司", "91350100M000100Y43", Stories.Today));
        await using (var db = service.OpenDatabase())
        {
            db.Add(enterprise);
            await db.SaveChangesAsync();
        }

        var path = $"/cases/{(await service.Cases(1, Stories.InPreliminaryReview, enterprise.Id))[0].Id}/company";

        Assert.Equal(
            new GetCompany.Response("上海远航贸易有限公司", "91350100M000100Y43"),
            await service.As(Roles.PreliminaryOfficer, office: "shanghai")
                .GetFromJsonAsync<GetCompany.Response>(path, Json.Options));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await service.As(Roles.PreliminaryOfficer, office: "beijing").GetAsync(path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync(path)).StatusCode);
    }
}
