using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class StartCaseTests(ApplicationsService service)
{
    private static readonly object _noticeRead = new { noticeAccepted = true };

    [Theory]
    [InlineData(Roles.Enterprise)]
    [InlineData(Roles.Agent)]
    public async Task Who_has_read_the_notice_starts_with_an_empty_draft_that_says_what_it_lacks(string role)
    {
        var http = service.As(role, await service.AnEnterprise());

        var answer = await http.PostAsJsonAsync("/cases", _noticeRead);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var draft = (await answer.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
        Assert.Equal($"/cases/{draft.Id}", answer.Headers.Location!.ToString());
        Assert.Equal((null, "草稿", 26), (draft.Number, draft.LabelInChinese, draft.Problems.Count));
        Assert.Equal([CaseAction.EditForm, CaseAction.Submit], draft.AvailableActions);
        Assert.Equal(answer.Headers.ETag, (await http.GetAsync($"/cases/{draft.Id}")).Headers.ETag);
    }

    [Fact]
    public async Task The_notice_must_be_ticked() => await Refusal.IsAbout("noticeAccepted", await service
        .As(Roles.Enterprise, await service.AnEnterprise()).PostAsJsonAsync("/cases", new { noticeAccepted = false }));

    [Fact]
    public async Task An_enterprise_whose_licence_is_not_confirmed_here_waits() => await Refusal.Is(
        HttpStatusCode.Conflict, "enterprise.not-verified",
        await service.As(Roles.Enterprise, Guid.NewGuid()).PostAsJsonAsync("/cases", _noticeRead));

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so() => await Refusal.Is(
        HttpStatusCode.Unauthorized, "not-signed-in", await service.Anonymous().PostAsJsonAsync("/cases", _noticeRead));

    [Theory]
    [InlineData(Roles.PreliminaryOfficer)]
    [InlineData(Roles.Applicant)]
    [InlineData(Roles.Service)]
    public async Task Only_enterprises_and_their_agents_start_cases(string role) => await Refusal.Is(
        HttpStatusCode.Forbidden, "not-for-your-role",
        await service.As(role, office: "shanghai").PostAsJsonAsync("/cases", _noticeRead));

    [Fact]
    public async Task A_start_that_is_repeated_under_its_key_makes_one_draft()
    {
        var enterprise = await service.AnEnterprise();
        var http = service.As(Roles.Enterprise, enterprise, subject: "same");

        var answers = new List<HttpResponseMessage>();
        for (var time = 0; time < 2; time++)
        {
            answers.Add(await http.SendAsync(
                ApplicationsService.With(HttpMethod.Post, "/cases", "Idempotency-Key", "start-1", _noticeRead)));
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        Assert.Equal(await answers[0].Content.ReadAsStringAsync(), await answers[1].Content.ReadAsStringAsync());
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.Cases.CountAsync(c => c.EnterpriseId == enterprise));
    }

    [Fact]
    public async Task A_start_is_audited()
    {
        var http = service.As(Roles.Agent, await service.AnEnterprise(), subject: "agent-7");
        var draft = await (await http.PostAsJsonAsync("/cases", _noticeRead)).Content.ReadFromJsonAsync<CaseView>(
            Json.Options);
        await using var db = service.OpenDatabase();
        var entry = await db.AuditEntries.SingleAsync(e => e.Subject == draft!.Id.ToString());
        Assert.Equal(("agent-7", "case.started"), (entry.Actor, entry.Action));
    }
}
