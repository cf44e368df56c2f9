using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>One open application and one live card a person, across employers.</summary>
[Collection(nameof(TheService))]
public class OneCardAPersonTests(ApplicationsService service)
{
    private static int _person = 5000;

    [Fact]
    public async Task A_second_application_of_another_employer_is_refused_until_the_first_has_ended()
    {
        var person = Interlocked.Increment(ref _person);
        var (first, second) = (await ADraft(person), await ADraft(person));
        Assert.Equal(HttpStatusCode.OK, (await Submit(first)).StatusCode);

        await Refusal.Is(HttpStatusCode.Conflict, "person.application-open", await Submit(second));

        await service.Owner(first).PostAsJsonAsync($"/cases/{first.Id}/withdrawal", new { });
        Assert.Equal(HttpStatusCode.OK, (await Submit(second)).StatusCode);
    }

    [Fact]
    public async Task Of_two_submitted_at_the_same_moment_one_wins()
    {
        var person = Interlocked.Increment(ref _person);
        var drafts = new[] { await ADraft(person), await ADraft(person), await ADraft(person) };
        var answers = await Task.WhenAll(drafts.Select(Submit));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict],
            answers.Select(a => a.StatusCode).Order());
    }

    [Fact]
    public async Task Who_holds_a_live_card_applies_only_to_renew_it()
    {
        var person = Interlocked.Increment(ref _person);
        var enterprise = await service.AnEnterprise();
        var holder = await service.ACase(c => WithCard(c, person), enterprise);
        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live", await Submit(await ADraft(person)));

        var http = service.Owner(holder);
        var renewal = await http.PostAsJsonAsync("/cases", new { noticeAccepted = true, renews = holder.Id });
        var draft = (await renewal.Content.ReadFromJsonAsync<CaseView>(Json.Options))!;
        Assert.Equal((holder.Id, holder.Form.Applicant!.ResidentId), (draft.Renews, draft.Form.Applicant!.ResidentId));
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsync($"/cases/{draft.Id}/submission", null)).StatusCode);
    }

    [Fact]
    public async Task Who_the_person_is_cannot_be_read_from_the_database()
    {
        var draft = await ADraft(Interlocked.Increment(ref _person));
        await Submit(draft);
        var kept = (await service.Reload(draft.Id)).Person!;
        Assert.Equal(32, kept.Length);
        Assert.DoesNotContain(
            draft.Form.Applicant!.ResidentId!, System.Text.Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    private Task<CaseFile> ADraft(int person) => service.ACase(c => c.SaveForm(Forms.Complete(person), Stories.Today));

    private Task<HttpResponseMessage> Submit(CaseFile draft) =>
        service.Owner(draft).PostAsync($"/cases/{draft.Id}/submission", null);

    // A card in its last months, of a person whose hash is the service's own.
    private void WithCard(CaseFile caseFile, int person)
    {
        var form = Forms.Complete(person);
        var index = service.Services.GetRequiredService<BlindIndex>();
        caseFile.SaveForm(form, Stories.Today);
        caseFile.Submit($"APEC20180101{person:D6}", index.OfResident(form.Applicant!.ResidentId!), 1, [], Stories.Today);
        caseFile.PassPreliminaryReview(1, Stories.Today);
        caseFile.PassForeignAffairsReview(1, Stories.Today);
        caseFile.RecordPayment(Stories.Today);
        caseFile.PassMinistryReview(1, Stories.Today);
        caseFile.AskEconomies(Stories.Three, Stories.Today);
        Array.ForEach(Stories.Three, economy => caseFile.Grants(economy));
        caseFile.RecordCard(Stories.ACard, new(2026, 10, 1), Stories.Today);
        caseFile.Mail(Stories.ACard);
    }
}
