using System.Net;
using System.Text;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Roster;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Roster;

[Collection(nameof(TheService))]
public class StartRosterTests(ApplicationsService service)
{
    private const string Header = "中文姓名,身份证号,姓（拼音）,职务,办理机构";
    private static int _people = 5000;

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
        var person = Interlocked.Increment(ref _people);
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

    [Theory]
    [InlineData("utf-8", true, ",")]
    [InlineData("utf-8", false, ";")]
    [InlineData("GB18030", false, ",")]
    [InlineData("GB18030", false, "\t")]
    public async Task As_spreadsheets_write_it(string encoding, bool mark, string between)
    {
        var csv = $"Chinese name,Resident ID,Date of birth,Sex,Staff category\r\n王伟,{APerson()},,,管理人员\r\n"
            .Replace(",", between, StringComparison.Ordinal);
        var writes = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.UTF8;
        byte[] bytes = [.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. writes.GetBytes(csv)];

        var answer = await Body(await Upload(service.As(Roles.Enterprise, await service.AnEnterprise()), bytes));

        Assert.Equal((1, "王伟"), (answer.Good, answer.Items[0].Applicant));
    }

    [Theory]
    [InlineData("出生日期", "31.12.1990x", "applicant.dateOfBirth", "format")]
    [InlineData("性别", "外星人", "applicant.sex", "format")]
    [InlineData("本企业已缴社保月数", "-1", "applicant.insuredMonths", "format")]
    [InlineData("有犯罪记录", "也许", "applicant.criminalRecord", "format")]
    [InlineData("护照号码", "E123456789", "applicant.passport.number", "too-long")]
    [InlineData("手机", "12", "applicant.mobile", "format")]
    [InlineData("邮箱", "nobody", "applicant.email", "format")]
    public async Task A_cell_that_cannot_be_what_it_should_be_is_told(
        string column, string cell, string field, string code)
    {
        var answer = await Body(await Check($"中文姓名,身份证号,{column}\n王伟,{APerson()},{cell}"));
        Assert.Equal((field, code), Assert.Single(answer.Items[0].Problems.Select(one => (one.Field, one.Code))));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_stands_in_nobodys_way()
    {
        var answer = await Body(await Check(
            $"中文姓名,身份证号\n\"王\"伟,1\n李娜,{APerson()}\n张敏,{APerson()},too,many"));
        Assert.Equal([false, true, false], answer.Items.Select(item => item.Problems.Count == 0));
        Assert.Equal("unreadable", answer.Items[0].Problems[0].Code);
    }

    [Fact]
    public async Task The_template_is_read_and_its_example_is_nobody()
    {
        var http = service.As(Roles.Enterprise, await service.AnEnterprise());
        foreach (var language in new[] { "zh", "en" })
        {
            var template = await http.GetByteArrayAsync($"/cases/roster/template?language={language}");
            Assert.Equal(Encoding.UTF8.Preamble.ToArray(), template[..3]);

            var answer = await Body(await http.PostAsync("/cases/roster/check", new ByteArrayContent(template)));

            Assert.Equal("example", Assert.Single(answer.Items[0].Problems).Code);
        }
    }

    [Theory]
    [InlineData("", "roster.empty")]
    [InlineData("\uFEFF \r\n", "roster.empty")]
    [InlineData("中文姓名,身份证号\n", "roster.empty")]
    [InlineData("中文姓名,身份证号\n,\n,", "roster.empty")]
    [InlineData("中文姓名\n王伟", "roster.header")]
    [InlineData("中文姓名,身份证号,工资\n王伟,1,2", "roster.header")]
    [InlineData("中文姓名,身份证号,身份证号\n王伟,1,1", "roster.header")]
    [InlineData("中文姓名,身份证号\n王\0伟,1", "roster.encoding")]
    [InlineData("PK\u0003\u0004", "roster.encoding")]
    public async Task What_is_no_roster_is_refused_as_a_whole(string csv, string code) =>
        await Refusal.Is(HttpStatusCode.BadRequest, code, await Check(csv));

    [Fact]
    public async Task Another_encoding_is_told_and_not_guessed() => await Refusal.Is(
        HttpStatusCode.BadRequest, "roster.encoding", await Check(Encoding.Unicode.GetBytes("中文姓名,身份证号\n王伟,1")));

    [Fact]
    public async Task Too_many_rows_and_too_many_bytes_are_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("王伟,1\n", RosterFile.MostRows + 1));
        await Refusal.Is(HttpStatusCode.BadRequest, "roster.too-many-rows", await Check($"中文姓名,身份证号\n{rows}"));
        await Refusal.Is(HttpStatusCode.BadRequest, "roster.too-many-rows",
            await Check($"中文姓名,身份证号\n\"{new string('\n', 500_000)}"));
        await Refusal.Is(
            HttpStatusCode.RequestEntityTooLarge, "too-large", await Check(new byte[RosterFile.MostBytes + 1]));
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

    private static string APerson() => Forms.Applicant(Interlocked.Increment(ref _people)).ResidentId!;

    private static ByteArrayContent Csv(string csv) => new(Encoding.UTF8.GetBytes(csv));

    private static Task<HttpResponseMessage> Upload(HttpClient http, string csv) =>
        Upload(http, Encoding.UTF8.GetBytes(csv));

    private static Task<HttpResponseMessage> Upload(HttpClient http, byte[] csv) =>
        http.PostAsync("/cases/roster?noticeAccepted=true", new ByteArrayContent(csv));

    private Task<HttpResponseMessage> Check(string csv) => Check(Encoding.UTF8.GetBytes(csv));

    private async Task<HttpResponseMessage> Check(byte[] csv) => await service
        .As(Roles.Enterprise, await service.AnEnterprise()).PostAsync("/cases/roster/check", new ByteArrayContent(csv));

    private static async Task<StartRoster.Response> Body(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<StartRoster.Response>(text, Json.Options)!;
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
