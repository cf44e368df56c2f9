using System.Net;
using System.Text;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

[Collection(nameof(TheService))]
public class SaveFormTests(ApplicationsService service)
{
    [Fact]
    public async Task A_complete_form_comes_back_as_it_was_saved_and_without_problems()
    {
        var draft = await service.ACase();
        var form = Forms.Complete(person: 7);

        var shown = await Shown(await Save(draft, form));

        Assert.Empty(shown.Problems);
        Assert.Equivalent(form, shown.Form, strict: true);
        Assert.Equivalent(form, (await service.Reload(draft.Id)).Form, strict: true);
    }

    [Fact]
    public async Task A_draft_may_hold_mistakes_and_each_is_shown_beside_its_field()
    {
        var shown = await Shown(await Save(await service.ACase(), Forms.With(a => a with { Mobile = "110" })));
        Assert.Equal("applicant.mobile", Assert.Single(shown.Problems).Field);
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so_and_overwrites_nothing()
    {
        var draft = await service.ACase();
        var seen = (await service.Owner(draft).GetAsync($"/cases/{draft.Id}")).Headers.ETag!.ToString();
        var saved = await Save(draft, Forms.Complete(person: 1), ifMatch: seen);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);

        await Refusal.Is(HttpStatusCode.PreconditionFailed, "changed-meanwhile",
            await Save(draft, Forms.Complete(person: 2), seen));

        Assert.Equivalent(Forms.Complete(person: 1), (await service.Reload(draft.Id)).Form, strict: true);
        var again = await Save(draft, Forms.Complete(person: 2), saved.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_submitted_form_cannot_be_changed() => await Refusal.Is(
        HttpStatusCode.Conflict, "case.action-not-available",
        await Save(await service.ACase(Stories.InPreliminaryReview), Forms.Complete()));

    [Fact]
    public async Task Another_enterprises_draft_is_not_found()
    {
        var (mine, theirs) = (await service.ACase(), await service.ACase());
        var answer = await service.Owner(mine).PutAsJsonAsync(
            $"/cases/{theirs.Id}/form", Forms.Complete(), Json.Options);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", answer);
    }

    [Theory] // what no form could hold is refused at once, and the field is named
    [InlineData("applicant.chineseName", """{ "applicant": { "chineseName": "王*65" } }""")]
    [InlineData("applicant.passport.mrzLine1", """{ "applicant": { "passport": { "mrzLine1": "<*45" } } }""")]
    [InlineData("handover.address.street", """{ "handover": { "address": { "street": "路*201" } } }""")]
    [InlineData("office", """{ "office": "x*33" }""")]
    public async Task A_text_that_is_too_long_is_refused_by_name(string field, string form)
    {
        var star = form.IndexOf('*', StringComparison.Ordinal);
        var times = int.Parse(new string([.. form[(star + 1)..].TakeWhile(char.IsAsciiDigit)]), provider: null);
        var text = form.Replace($"{form[star - 1]}*{times}", new string(form[star - 1], times),
            StringComparison.Ordinal);
        await Refusal.IsAbout(field, await SaveText(text));
    }

    [Theory]
    [InlineData("applicant.sex", """{ "applicant": { "sex": "X" } }""")]
    [InlineData("applicant.sex", """{ "applicant": { "sex": 1 } }""")]
    [InlineData("applicant.sex", """{ "applicant": { "sex": "1" } }""")]
    [InlineData("handover.method", """{ "handover": { "method": "Pigeon" } }""")]
    [InlineData("applicant.dateOfBirth", """{ "applicant": { "dateOfBirth": "1990-02-30" } }""")]
    [InlineData("applicant.mobile", """{ "applicant": { "mobile": 13123456789 } }""")]
    [InlineData("applicant.passport", """{ "applicant": { "passport": "E12345678" } }""")]
    [InlineData("applicant.position", "{ \"applicant\": { \"position\": \"a\\u0000b\" } }")]
    [InlineData("applicant.position", "{ \"applicant\": { \"position\": \"a\\ud800b\" } }")]
    public async Task What_is_not_of_the_expected_form_is_refused_by_name(string field, string form) =>
        await Refusal.IsAbout(field, await SaveText(form), "malformed");

    [Theory]
    [InlineData("{ \"applicant\": ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Malformed_json_is_refused(string body) =>
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", await SaveText(body));

    [Fact]
    public async Task Only_json_is_read() => await Refusal.Is(
        HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", await SaveText("{}", "text/plain"));

    [Theory] // characters that often break something come back as they were
    [InlineData("𠮷野家 🛂 e\u0301 \u202e ' \" \\ <script> \u0001 \ud83c\uddf3\ud83c\uddff")]
    public async Task Any_text_that_can_be_kept_is_kept(string text)
    {
        var shown = await Shown(await Save(await service.ACase(), Forms.With(a => a with { TravelNeed = text })));
        Assert.Equal(text, shown.Form.Applicant!.TravelNeed);
    }

    private Task<HttpResponseMessage> Save(CaseFile draft, ApplicationForm form, string? ifMatch = null) =>
        service.Owner(draft).SendAsync(ApplicationsService.With(
            HttpMethod.Put, $"/cases/{draft.Id}/form", "If-Match", ifMatch ?? "*", form));

    private async Task<HttpResponseMessage> SaveText(string body, string contentType = "application/json")
    {
        var draft = await service.ACase();
        return await service.Owner(draft).PutAsync(
            $"/cases/{draft.Id}/form", new StringContent(body, Encoding.UTF8, contentType));
    }

    private static async Task<CaseView> Shown(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
    }
}
