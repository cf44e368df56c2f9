using System.Net;
using ApecCard.Applications.Search;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Search;

[Collection(nameof(TheService))]
public class SearchCasesTests(ApplicationsService service)
{
    [Fact]
    public async Task An_officer_finds_a_case_by_its_number_the_name_and_the_passport()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var officer = service.As(Roles.PreliminaryOfficer, office: "shanghai");
        foreach (var text in new[] { caseFile.Number!, caseFile.Form.Applicant!.Passport!.Number! })
        {
            Assert.Contains(await Found(officer, text), item => item.Id == caseFile.Id && item.Enterprise.Length > 0);
        }

        Assert.NotEmpty(await Found(officer, "王伟"));
        Assert.NotEmpty(await Found(service.As(Roles.MinistryOfficer), caseFile.Number!));
    }

    [Fact]
    public async Task Nobody_finds_another_offices_cases_or_drafts()
    {
        var (caseFile, draft) = (await service.ACase(Stories.InPreliminaryReview), await service.ACase(Stories.Filled));
        Assert.Empty(await Found(service.As(Roles.PreliminaryOfficer, office: "hunan"), caseFile.Number!));
        Assert.Empty(await Found(service.As(Roles.PreliminaryOfficer, office: "shanghai"), draft.Form.Applicant!.Passport!.Number!));
    }

    [Fact]
    public async Task An_enterprise_does_not_search() => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
        await service.As(Roles.Enterprise, Guid.NewGuid()).PostAsJsonAsync("/search", new { text = "王伟" }));

    [Fact]
    public async Task One_letter_is_not_enough() => await Refusal.IsAbout(
        "text", await service.As(Roles.PreliminaryOfficer, office: "shanghai").PostAsJsonAsync("/search", new { text = "王" }));

    private static async Task<SearchCases.Item[]> Found(HttpClient officer, string text)
    {
        var answer = await officer.PostAsJsonAsync("/search", new { text });
        return (await answer.Content.ReadFromJsonAsync<SearchCases.Item[]>(Json.Options))!;
    }
}
