using System.Net;
using System.Text.Json;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class SubmitCaseTests(ApplicationsService service)
{
    private static readonly string[] _missing = ["photo", "undertaking"];

    [Fact]
    public async Task A_draft_goes_to_preliminary_review_and_the_bus_hears_of_it()
    {
        var draft = await service.ACase(Stories.Filled);

        var shown = await Submitted(draft);

        Assert.Equal(("待初审", 1), (shown.LabelInChinese, shown.Version));
        Assert.Matches("^APEC20260504[0-9]{6}$", shown.Number);
        Assert.Equal([CaseAction.Withdraw], shown.AvailableActions);
        await Eventually.Is(() => service.IsPublished<CaseSubmitted>(told =>
            told.CaseId == draft.Id && told.CaseNumber == shown.Number && told.Office == "shanghai"
            && told.Materials.SequenceEqual([ApplicationsService.Photo])));
    }

    [Fact]
    public async Task Documents_is_asked_to_freeze_with_our_own_token()
    {
        var draft = await service.ACase(Stories.Filled);
        await Submitted(draft);
        var asked = service.Outside.Asked.Single(
            question => question.MethodAndPath == $"POST /cases/{draft.Id}/freeze");
        Assert.StartsWith("Bearer ey", asked.Header("Authorization"), StringComparison.Ordinal);
        var body = JsonDocument.Parse(asked.Body).RootElement;
        Assert.Equal(
            (draft.EnterpriseId, "shanghai"),
                (body.GetProperty("enterpriseId").GetGuid(), body.GetProperty("office").GetString()));
    }

    [Fact]
    public async Task A_form_with_problems_is_refused_with_every_field_named()
    {
        var draft = await service.ACase(
            c => c.SaveForm(
                Forms.With(a => a with { ResidentId = "11010519491231002x", Email = null }), Stories.Today));

        var problem = await Refusal.Is(HttpStatusCode.BadRequest, "invalid-input", await Submit(draft));

        Assert.Equal(
            ["applicant.email", "applicant.residentId"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
        Assert.Equal(2, problem.GetProperty("problems").EnumerateArray().Count(
            one => one.GetProperty("chinese").GetString() is { Length: > 0 }));
        Assert.True(await service.Now(draft, c => c.Stage is Stage.Draft));
    }

    [Fact]
    public async Task What_was_not_handed_in_is_named()
    {
        var draft = await service.ACase(Stories.Filled);
        service.Outside.On($"POST /cases/{draft.Id}/freeze", _ => Results.Json(
            new { code = "materials.missing", detail = "Some are missing.", missing = _missing }, statusCode: 409));

        var problem = await Refusal.Is(HttpStatusCode.Conflict, "materials.missing", await Submit(draft));

        Assert.Equal(_missing, problem.GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
        Assert.True(await service.Now(draft, c => c is { Stage: Stage.Draft, Number: null }));
    }

    [Fact]
    public async Task While_documents_does_not_answer_nothing_is_submitted_and_the_caller_may_try_again()
    {
        var draft = await service.ACase(Stories.Filled);
        service.Outside.On($"POST /cases/{draft.Id}/freeze", _ => Results.StatusCode(503));

        await Refusal.Is(HttpStatusCode.ServiceUnavailable, "unavailable", await Submit(draft));

        Assert.True(await service.Now(draft, c => c is { Stage: Stage.Draft, Number: null }));
    }

    [Fact]
    public async Task Submitting_twice_is_refused_with_problem_details() => await Refusal.Is(
        HttpStatusCode.Conflict, "case.action-not-available",
            await Submit(await service.ACase(Stories.InPreliminaryReview)));

    [Fact]
    public async Task Another_enterprises_draft_is_not_found()
    {
        var (mine, theirs) = (await service.ACase(), await service.ACase(Stories.Filled));
        var answer = await service.Owner(mine).PostAsync($"/cases/{theirs.Id}/submission", null);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", answer);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Conflict)]
    [InlineData(true, HttpStatusCode.PreconditionFailed)]
    public async Task A_change_between_reading_and_saving_is_not_overwritten(bool ifMatch, HttpStatusCode refused)
    {
        var draft = await service.ACase(Stories.Filled);
        await using var other = service.OpenDatabase();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await other.Cases.Where(c => c.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, 5));

        var submitting = Submit(draft, ifMatch ? ("If-Match", $"\"{draft.RowVersion}\"") : null);
        await Eventually.Is(() => other.Database.SqlQuery<bool>($"""
            select count(*) > 0 as "Value" from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """).SingleAsync());
        await transaction.CommitAsync();

        await Refusal.Is(refused, "changed-meanwhile", await submitting);
    }

    private async Task<CaseView> Submitted(CaseFile draft)
    {
        var answer = await Submit(draft);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
    }

    private Task<HttpResponseMessage> Submit(CaseFile draft, (string Name, string Value)? header = null) =>
        service.Owner(draft).SendAsync(ApplicationsService.With(
            HttpMethod.Post, $"/cases/{draft.Id}/submission", header?.Name ?? "X-Nothing", header?.Value ?? "-"));
}
