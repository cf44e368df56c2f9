using System.Net;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>Who sees a case, and what of it.</summary>
[Collection(nameof(TheService))]
public class GetCaseTests(ApplicationsService service)
{
    [Fact]
    public async Task The_enterprise_and_its_agents_see_the_case()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        foreach (var role in new[] { Roles.Enterprise, Roles.Agent })
        {
            var shown = await service.As(role, caseFile.EnterpriseId).GetFromJsonAsync<CaseView>(
                $"/cases/{caseFile.Id}", Json.Options);
            Assert.Equal((caseFile.Number, "APEC经济体审核中"), (shown!.Number, shown.LabelInChinese));
            Assert.Equal(Stories.Three, shown.Economies.Select(one => one.Economy));
        }
    }

    [Fact]
    public async Task Another_enterprise_finds_no_such_case() => await IsNotFound(
        service.As(Roles.Enterprise, Guid.NewGuid()), await service.ACase(Stories.InPreClearance));

    [Theory]
    [InlineData(Roles.PreliminaryOfficer, "shanghai", true)]
    [InlineData(Roles.ForeignAffairsOfficer, "shanghai", true)]
    [InlineData(Roles.MinistryOfficer, null, true)]
    [InlineData(Roles.PreliminaryOfficer, "beijing", false)]
    [InlineData(Roles.ForeignAffairsOfficer, "beijing", false)]
    [InlineData(Roles.PreliminaryOfficer, null, false)]
    public async Task An_officer_sees_what_was_submitted_to_the_own_office(string role, string? office, bool sees)
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var officer = service.As(role, office: office);
        if (sees)
        {
            Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/cases/{caseFile.Id}")).StatusCode);
        }
        else
        {
            await IsNotFound(officer, caseFile);
        }
    }

    [Theory]
    [InlineData(Roles.PreliminaryOfficer, "shanghai")]
    [InlineData(Roles.MinistryOfficer, null)]
    public async Task No_officer_sees_a_draft(string role, string? office) =>
        await IsNotFound(service.As(role, office: office), await service.ACase(Stories.Filled));

    [Fact]
    public async Task An_officers_look_is_audited()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await service.As(Roles.PreliminaryOfficer, office: "shanghai", subject: "officer-1").GetAsync(
            $"/cases/{caseFile.Id}");
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(
            e => e.Actor == "officer-1" && e.Action == "case.read" && e.Subject == caseFile.Id.ToString()));
    }

    [Theory]
    [InlineData(Roles.ServicePointClerk)]
    [InlineData(Roles.FinanceOfficer)]
    [InlineData(Roles.Economy)]
    [InlineData(Roles.Applicant)]
    public async Task A_role_that_handles_no_cases_is_refused(string role)
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        await Refusal.Is(
            HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(role, office: "shanghai").GetAsync($"/cases/{caseFile.Id}"));
    }

    [Theory]
    [InlineData("/cases/{0}")]
    [InlineData("/cases/{0}/timeline")]
    [InlineData("/cases/{0}/personal-data")]
    [InlineData("/cases")]
    [InlineData("/live")]
    public async Task Who_is_not_signed_in_sees_nothing(string path) => await Refusal.Is(
        HttpStatusCode.Unauthorized, "not-signed-in",
        await service.Anonymous().GetAsync(string.Format(provider: null, path, Guid.NewGuid())));

    [Fact]
    public async Task The_timeline_tells_what_happened_in_order()
    {
        var caseFile = await service.ACase(Stories.InMinistryReview);
        var entries = await service.Owner(caseFile).GetFromJsonAsync<JsonElement>($"/cases/{caseFile.Id}/timeline");
        Assert.Equal(
            [
                "Started",
                "Submitted",
                "PreliminaryReviewPassed",
                "ForeignAffairsReviewPassed",
                "FeePaid",
                "ReadyForMinistry",
            ],
            entries.EnumerateArray().Select(entry => entry.GetProperty("what").GetString()));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await service
            .As(Roles.Enterprise, Guid.NewGuid()).GetAsync($"/cases/{caseFile.Id}/timeline"));
    }

    private static async Task IsNotFound(HttpClient http, CaseFile caseFile) =>
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await http.GetAsync($"/cases/{caseFile.Id}"));
}
