using System.Net;
using System.Text.Json.Nodes;
using ApecCard.Applications.Enterprises;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Search;

[Collection(nameof(TheService))]
public class SearchCasesTests(ApplicationsService service)
{
    [Fact]
    public async Task A_case_is_found_by_its_number_and_its_passport()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        Assert.Equal([caseFile.Id], await Found(caseFile.Number!));
        Assert.Equal([caseFile.Id], await Found(caseFile.Form.Applicant!.Passport!.Number!));
    }

    [Fact]
    public async Task An_enterprise_is_found_by_its_name_with_its_newest_cases_first()
    {
        var enterprise = new Enterprise { Id = Guid.NewGuid() };
        enterprise.Refresh(new(enterprise.Id, 1, $"上海寻找{enterprise.Id:N}有限公司", "91350100M000100Y43", Stories.Today));
        await using (var db = service.OpenDatabase())
        {
            db.Add(enterprise);
            await db.SaveChangesAsync();
        }

        var cases = await service.Cases(3, Stories.InPreliminaryReview, enterprise.Id);
        Assert.Equal(cases.Select(c => c.Id).OrderDescending(), await Found(enterprise.Name));
    }

    [Fact]
    public async Task A_name_that_many_have_gives_the_newest_fifty()
    {
        var cases = await service.Cases(60, Stories.InPreliminaryReview);
        var found = await Found(cases[0].Form.Applicant!.ChineseName!);
        Assert.Equal(50, found.Length);
        Assert.Equal(found.OrderDescending(), found);
    }

    [Fact]
    public async Task Another_office_does_not_find_it()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        Assert.Empty(await Found(caseFile.Number!, office: "beijing"));
    }

    [Fact]
    public async Task A_draft_is_found_by_nobody()
    {
        var draft = await service.ACase(Stories.Filled);
        Assert.DoesNotContain(draft.Id, await Found(draft.Form.Applicant!.Passport!.Number!));
    }

    [Fact]
    public async Task An_enterprise_does_not_search() => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
        await service.As(Roles.Enterprise, Guid.NewGuid()).PostAsJsonAsync("/search", new { text = "王伟" }));

    [Fact]
    public async Task One_letter_is_not_enough() => await Refusal.IsAbout("text", await service
        .As(Roles.PreliminaryOfficer, office: "shanghai").PostAsJsonAsync("/search", new { text = "王" }));

    private async Task<Guid[]> Found(string text, string office = "shanghai")
    {
        var officer = service.As(Roles.PreliminaryOfficer, office: office);
        using var answer = await officer.PostAsJsonAsync("/search", new { text });
        answer.EnsureSuccessStatusCode();
        var items = await answer.Content.ReadFromJsonAsync<JsonArray>();
        return [.. items!.Select(item => item!["id"]!.GetValue<Guid>())];
    }
}
