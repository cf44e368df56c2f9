using System.Net;
using System.Text.Json;
using ApecCard.ServiceDefaults;

namespace ApecCard.Documents.Tests.Materials;

public class GetHandedInTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private readonly Guid _caseId = Guid.CreateVersion7();
    private readonly Guid _enterpriseId = Guid.NewGuid();

    private HttpClient Enterprise => service.As(Roles.Enterprise, _enterpriseId);

    private HttpClient Officer => service.As(Roles.PreliminaryOfficer, office: "shanghai");

    [Fact]
    public async Task Officers_see_what_was_submitted_and_nothing_that_came_after()
    {
        var files = await DocumentsService.Complete(Enterprise, _caseId);
        await service.Freeze(_caseId, _enterpriseId);
        var later = await DocumentsService.Uploaded(Enterprise, _caseId, "tax-proof", "came after the freeze");

        var items = await Items(Officer);

        Assert.Equal([files["undertaking"]], Ids(items, "undertaking", "files"));
        Assert.DoesNotContain(later, items.SelectMany(item => Ids(items, item.GetProperty("item").GetString()!, "files")));
        Assert.NotEmpty(items[0].GetProperty("chineseName").GetString()!);
    }

    [Fact]
    public async Task What_was_exchanged_stays_beside_what_replaced_it()
    {
        var first = (await DocumentsService.Complete(Enterprise, _caseId))["undertaking"];
        await service.Freeze(_caseId, _enterpriseId);
        await Enterprise.DeleteAsync($"/cases/{_caseId}/files/{first}");
        var second = await DocumentsService.Uploaded(Enterprise, _caseId, "undertaking", "another one");
        await service.Freeze(_caseId, _enterpriseId);

        var items = await Items(Officer);

        Assert.Equal([second], Ids(items, "undertaking", "files"));
        Assert.Equal([first], Ids(items, "undertaking", "earlier"));
    }

    [Fact]
    public async Task Only_the_office_and_the_ministry_see_it_and_nobody_before_the_submission()
    {
        await DocumentsService.Complete(Enterprise, _caseId);
        await Is(HttpStatusCode.NotFound, Officer);
        await service.Freeze(_caseId, _enterpriseId);

        await Is(HttpStatusCode.OK, Officer);
        await Is(HttpStatusCode.OK, service.As(Roles.ForeignAffairsOfficer, office: "shanghai"));
        await Is(HttpStatusCode.OK, service.As(Roles.MinistryOfficer));
        await Is(HttpStatusCode.NotFound, service.As(Roles.PreliminaryOfficer, office: "hunan"));
        await Is(HttpStatusCode.NotFound, service.As(Roles.ForeignAffairsOfficer));
        await Is(HttpStatusCode.Forbidden, Enterprise);
        await Is(HttpStatusCode.Forbidden, service.As(Roles.ServicePointClerk, office: "shanghai"));
    }

    private async Task Is(HttpStatusCode status, HttpClient client) =>
        Assert.Equal(status, (await client.GetAsync($"/cases/{_caseId}/handed-in")).StatusCode);

    private async Task<JsonElement[]> Items(HttpClient client) =>
    [
        .. (await client.GetFromJsonAsync<JsonElement>($"/cases/{_caseId}/handed-in"))
            .GetProperty("items").EnumerateArray(),
    ];

    private static Guid[] Ids(JsonElement[] items, string item, string which) =>
    [
        .. items.Single(one => one.GetProperty("item").GetString() == item).GetProperty(which).EnumerateArray()
            .Select(file => file.GetProperty("fileId").GetGuid()),
    ];
}
