using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>A request under an Idempotency-Key is done once, however often and however parallel it comes.</summary>
[Collection(nameof(TheService))]
public class SubmitOnceTests(ApplicationsService service)
{
    [Fact]
    public async Task A_repetition_gets_the_first_answer_again()
    {
        var (http, draft) = await ADraft();
        var first = await http.SendAsync(Submission(draft, "key-1"));
        var again = await http.SendAsync(Submission(draft, "key-1"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal(1, await TimesSubmitted(draft));
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        var (http, draft) = await ADraft();
        await http.SendAsync(Submission(draft, "key-1"));
        var other = await service.ACase(Stories.Filled, draft.EnterpriseId);

        await Refusal.Is(HttpStatusCode.UnprocessableEntity, "idempotency-key.reused",
            await http.SendAsync(Submission(other, "key-1")));
        Assert.True(await service.Now(other, c => c.Stage is Stage.Draft));
    }

    [Fact]
    public async Task Two_at_the_same_time_are_done_once_and_answered_alike()
    {
        var (http, draft) = await ADraft();
        service.Outside.On($"POST /cases/{draft.Id}/freeze", async _ =>
        {
            await Task.Delay(300);
            return Results.Json(new { materials = new[] { ApplicationsService.Photo } }, Json.Options);
        });

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => http.SendAsync(Submission(draft, "key-1"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await TimesSubmitted(draft));
    }

    [Fact]
    public async Task Two_callers_may_use_the_same_key()
    {
        var (one, another) = (await ADraft(), await ADraft());
        Assert.Equal(HttpStatusCode.OK, (await one.Http.SendAsync(Submission(one.Draft, "key-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await another.Http.SendAsync(Submission(another.Draft, "key-1"))).StatusCode);
    }

    [Fact]
    public async Task Who_was_refused_may_mend_it_and_try_again_under_the_same_key()
    {
        var (http, draft) = await ADraft(c => c.SaveForm(Forms.With(a => a with { Mobile = "110" }), Stories.Today));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.SendAsync(Submission(draft, "key-1"))).StatusCode);
        await http.PutAsJsonAsync($"/cases/{draft.Id}/form", Forms.Complete(), Json.Options);
        Assert.Equal(HttpStatusCode.OK, (await http.SendAsync(Submission(draft, "key-1"))).StatusCode);
    }

    [Theory]
    [InlineData("with a blank")]
    [InlineData("Ünïcode")]
    [InlineData(
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x")]
    public async Task A_key_is_short_and_visible_ascii(string key)
    {
        var (http, draft) = await ADraft();
        await Refusal.IsAbout("Idempotency-Key", await http.SendAsync(Submission(draft, key)));
    }

    private async Task<(HttpClient Http, CaseFile Draft)> ADraft(Action<CaseFile>? story = null)
    {
        var draft = await service.ACase(story ?? Stories.Filled);
        return (service.Owner(draft), draft);
    }

    private async Task<int> TimesSubmitted(CaseFile draft)
    {
        await Eventually.Is(() => service.IsPublished<CaseSubmitted>(told => told.CaseId == draft.Id));
        await using var db = service.OpenDatabase();
        return await db.AuditEntries.CountAsync(e => e.Subject == draft.Id.ToString() && e.Action == "case.submitted");
    }

    private static HttpRequestMessage Submission(CaseFile draft, string key) =>
        ApplicationsService.With(HttpMethod.Post, $"/cases/{draft.Id}/submission", "Idempotency-Key", key);
}
