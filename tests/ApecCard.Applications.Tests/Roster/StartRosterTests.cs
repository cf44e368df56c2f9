using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Applications.Tests.Roster.RosterDesk;

namespace ApecCard.Applications.Tests.Roster;

[Collection(nameof(TheService))]
public class StartRosterTests(ApplicationsService service)
{
    private const string Header = "中文姓名,身份证号,姓（拼音）,职务,办理机构";

    [Theory]
    [InlineData(Roles.Enterprise)]
    [InlineData(Roles.Agent)]
    public async Task Each_good_row_becomes_a_draft_and_each_other_is_told_what_is_wrong_beside_its_field(string role)
    {
        var enterprise = await service.AnEnterprise();
        var (one, other) = (APerson(), APerson());
        var csv = $"{Header}\n王伟,{one},WANG,经理,shanghai\n李娜,123,li,经理,atlantis\n张敏,{other},,,";

        var answer = await Body(await Upload(service.As(role, enterprise), csv));

        Assert.Equal((3, 2), (answer.Rows, answer.Good));
        Assert.Equal([2, 3, 4], answer.Items.Select(item => item.Row));
        Assert.Equal([true, false, true], answer.Items.Select(item => item.CaseId is not null));
        Assert.Equal(
            [("applicant.residentId", "check-character"), ("office", "unknown")],
            answer.Items[1].Problems.Select(problem => (problem.Field, problem.Code)));
        Assert.All(answer.Items[1].Problems, problem => Assert.False(string.IsNullOrEmpty(problem.Chinese)));
        var draft = await service.Reload(answer.Items[0].CaseId!.Value);
        Assert.Equal(
            (Stage.Draft, enterprise, "王伟", one, "WANG", "shanghai"),
            (draft.Stage, draft.EnterpriseId, draft.Form.Applicant!.ChineseName, draft.Form.Applicant.ResidentId,
                draft.Form.Applicant.FamilyName, draft.Form.Office));
        Assert.Equal(2, await CountAsync(enterprise));
        Assert.Contains("case.started", await AuditOf(draft.Id));
    }

    [Fact]
    public async Task Looking_first_changes_nothing_and_says_the_same()
    {
        var enterprise = await service.AnEnterprise();
        var http = service.As(Roles.Enterprise, enterprise);
        var csv = $"{Header}\n王伟,{APerson()},WANG,经理,\n,,,,\n李娜,,,,";

        var looked = await Body(await http.PostAsync("/cases/roster/check", Csv(csv)));

        Assert.Equal((2, 1, 0), (looked.Rows, looked.Good, await CountAsync(enterprise)));
        Assert.Equal([2, 4], looked.Items.Select(item => item.Row));
        Assert.Equal("missing", Assert.Single(looked.Items[1].Problems).Code);
        Assert.All(looked.Items, item => Assert.Null(item.CaseId));
        Assert.Equal(1, (await Body(await Upload(http, csv))).Good);
    }

    [Fact]
    public async Task The_same_person_again_starts_no_second_draft()
    {
        var enterprise = await service.AnEnterprise();
        var http = service.As(Roles.Enterprise, enterprise);
        var csv = $"{Header}\n王伟,{APerson()},,,";
        var first = await Body(await Upload(http, csv));

        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await Body(await Upload(http, csv))));

        Assert.All(again, answer => Assert.Equal(0, answer.Good));
        Assert.All(again, answer => Assert.Equal(first.Items[0].CaseId, answer.Items[0].Existing));
        Assert.Equal("draft-open", Assert.Single(again[0].Items[0].Problems).Code);
        Assert.Equal(1, await CountAsync(enterprise));
    }

    [Fact]
    public async Task Two_uploads_at_once_start_one_draft_a_person()
    {
        var enterprise = await service.AnEnterprise();
        var csv = $"{Header}\n王伟,{APerson()},,,\n李娜,{APerson()},,,";

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Upload(service.As(Roles.Enterprise, enterprise), csv)));

        Assert.Equal(2, await CountAsync(enterprise));
    }

    [Fact]
    public async Task Twice_in_the_file_counts_once_and_names_the_first()
    {
        var person = APerson();
        var answer = await Body(await Upload(
            service.As(Roles.Enterprise, await service.AnEnterprise()),
            $"{Header}\n王伟,{person},,,\n王伟,{person},,,"));

        Assert.Equal(1, answer.Good);
        var problem = Assert.Single(answer.Items[1].Problems);
        Assert.Equal(("repeated", "The same person as in row 2."), (problem.Code, problem.English));
    }

    [Fact]
    public async Task Who_has_an_open_application_here_is_named_and_elsewhere_is_nobodys_business()
    {
        var (enterprise, other) = (await service.AnEnterprise(), await service.AnEnterprise());
        var person = Stories.APerson();
        var draft = await service.ACase(c => c.SaveForm(Forms.Complete(person), Stories.Today), enterprise);
        (await service.Owner(draft).PostAsync($"/cases/{draft.Id}/submission", null)).EnsureSuccessStatusCode();
        var csv = $"{Header}\n王伟,{Forms.Applicant(person).ResidentId},,,";

        var own = await Body(await Upload(service.As(Roles.Enterprise, enterprise), csv));
        var others = await Body(await Upload(service.As(Roles.Enterprise, other), csv));

        Assert.Equal((0, "application-open"), (own.Good, Assert.Single(own.Items[0].Problems).Code));
        Assert.Equal(draft.Id, own.Items[0].Existing);
        Assert.Equal((1, null), (others.Good, others.Items[0].Existing)); // the submission will tell
        Assert.True(own.CompanyTaken);
    }

    [Fact]
    public async Task What_the_company_said_of_itself_last_need_not_be_said_again()
    {
        var enterprise = await service.AnEnterprise();
        var before = await service.ACase(Stories.InPreliminaryReview, enterprise);
        var answer = await Body(await Upload(
            service.As(Roles.Enterprise, enterprise), $"{Header}\n王伟,{APerson()},,,"));

        var draft = await service.Reload(answer.Items[0].CaseId!.Value);
        Assert.Equal((before.Form.Company, before.Form.Invoice), (draft.Form.Company, draft.Form.Invoice));
        Assert.Null(draft.Form.Applicant!.Position);
    }

    [Fact]
    public async Task Another_enterprise_does_not_see_the_drafts()
    {
        var answer = await Body(await Upload(
            service.As(Roles.Enterprise, await service.AnEnterprise()), $"{Header}\n王伟,{APerson()},,,"));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await service
            .As(Roles.Enterprise, await service.AnEnterprise()).GetAsync($"/cases/{answer.Items[0].CaseId}"));
    }

    [Fact]
    public async Task Repeated_under_its_key_it_is_answered_as_before()
    {
        var enterprise = await service.AnEnterprise();
        var http = service.As(Roles.Enterprise, enterprise, subject: "same clerk");
        var csv = $"{Header}\n王伟,{APerson()},,,";
        var answers = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/cases/roster?noticeAccepted=true")
            {
                Content = Csv(csv),
                Headers = { { "Idempotency-Key", "roster-1" } },
            };
            answers.Add(await (await http.SendAsync(request)).Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(1, await CountAsync(enterprise));
    }

    [Fact]
    public async Task What_a_spreadsheet_would_calculate_is_kept_as_the_text_it_is()
    {
        const string Formula = "=HYPERLINK(\"http://evil.example\",\"x\")";
        var answer = await Body(await Upload(
            service.As(Roles.Enterprise, await service.AnEnterprise()),
            $"{Header}\n王伟,{APerson()},,\"{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\","));

        Assert.Equal(Formula, (await service.Reload(answer.Items[0].CaseId!.Value)).Form.Applicant!.Position);
    }

    [Fact]
    public async Task The_notice_must_be_read_and_the_licence_known()
    {
        var csv = Csv($"{Header}\n王伟,{APerson()},,,");
        await Refusal.IsAbout("noticeAccepted", await service.As(Roles.Enterprise, await service.AnEnterprise())
            .PostAsync("/cases/roster", csv));
        await Refusal.Is(HttpStatusCode.Conflict, "enterprise.not-verified",
            await Upload(service.As(Roles.Enterprise, Guid.NewGuid()), $"{Header}\n王伟,{APerson()},,,"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await Upload(service.As(Roles.PreliminaryOfficer, office: "shanghai"), "x"));
    }

    private async Task<int> CountAsync(Guid enterprise)
    {
        await using var db = service.OpenDatabase();
        return await db.Cases.CountAsync(c => c.EnterpriseId == enterprise);
    }

    private async Task<string[]> AuditOf(Guid caseId)
    {
        await using var db = service.OpenDatabase();
        return await db.AuditEntries.Where(e => e.Subject == caseId.ToString()).Select(e => e.Action).ToArrayAsync();
    }
}
