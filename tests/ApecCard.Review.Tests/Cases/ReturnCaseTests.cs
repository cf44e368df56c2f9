using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

/// <summary>A case is guided, not rejected: returned with reasons, telephoned about, and back in its queue.</summary>
public class ReturnCaseTests(ReviewService service) : IClassFixture<ReviewService>
{
    private const string Reason = "Say which fairs, please, Ms Wang.";

    [Fact]
    public async Task A_return_tells_what_is_pinned_keeps_the_reasons_to_itself_and_makes_a_call_a_task()
    {
        var review = await service.ACase(Stories.Claimed);

        Assert.Equal(HttpStatusCode.OK, (await Return(review)).StatusCode);

        await Eventually.Is(() => service.IsPublished<CorrectionRequested>(told =>
            told.CaseId == review.Id && told.Round == 1
                && told.Pins.Select(pin => pin.Target).SequenceEqual(["applicant.travelNeed"])));
        await using var db = service.OpenDatabase();
        var kept = await db.PinnedReasons.SingleAsync(pin => pin.CaseId == review.Id);
        Assert.DoesNotContain("fairs", System.Text.Encoding.UTF8.GetString(kept.Reason), StringComparison.Ordinal);
        var guidance = await service.As(Roles.Service).GetFromJsonAsync<GetGuidance.Response>(
            $"/cases/{review.Id}/guidance", Json.Options);
        Assert.Equal((1, "applicant.travelNeed", Reason),
            (guidance!.Pins[0].Round, guidance.Pins[0].Target, guidance.Pins[0].Reason));
        var calls = await Calls(service.Officer(PreliminaryReview));
        Assert.Single(calls, call => call.CaseId == review.Id);
    }

    [Fact]
    public async Task A_call_is_tried_until_somebody_was_advised_and_each_attempt_is_told()
    {
        var (officer, call) = await AReturnedCase();
        var view = await officer.GetFromJsonAsync<GetCalls.CallView>($"/calls/{call.CallId}", Json.Options);
        Assert.Equal(("Wang Fang", "13123456789"), (view!.ContactName, view.Phone));

        var later = DateTimeOffset.UtcNow.AddYears(1);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Attempt(officer, call, new { outcome = "NoAnswer", nextCallAt = later })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent,
            (await Attempt(officer, call, new { outcome = "Advised", advice = "Name the fairs." })).StatusCode);

        foreach (var outcome in new[] { CallOutcome.NoAnswer, CallOutcome.Advised })
        {
            await Eventually.Is(() => service.IsPublished<GuidanceCallRecorded>(
                told => told.CaseId == call.CaseId && told.Outcome == outcome));
        }

        await Refusal.Is(
            HttpStatusCode.Conflict, "call.done", await Attempt(officer, call, new { outcome = "NoAnswer" }));
        Assert.DoesNotContain(await Calls(officer), one => one.CallId == call.CallId);
        var guidance = await service.As(Roles.Service).GetFromJsonAsync<GetGuidance.Response>(
            $"/cases/{call.CaseId}/guidance", Json.Options);
        Assert.Contains(guidance!.Calls, one => one.Advice == "Name the fairs.");
    }

    [Fact]
    public async Task A_correction_never_waits_for_the_call_and_makes_it_needless()
    {
        var (officer, call) = await AReturnedCase();

        await service.Bus.Publish(new CorrectionSubmitted(
            call.CaseId, 5, call.CaseNumber, Round: 2, PreliminaryReview, ["applicant.travelNeed"], [], Stories.Today));

        await Eventually.Is(
            async () => (await Queue(officer)).Any(item => item.CaseId == call.CaseId && item.Round == 2));
        Assert.DoesNotContain(await Calls(officer), one => one.CallId == call.CallId);
    }

    [Theory]
    [InlineData("{\"outcome\":\"Advised\"}", "advice")]
    [InlineData("{\"outcome\":\"NoAnswer\",\"phone\":\"110\"}", "phone")]
    [InlineData("{\"outcome\":\"CallBack\",\"nextCallAt\":\"2020-01-01T00:00:00Z\"}", "nextCallAt")]
    [InlineData("{\"advice\":\"Do this.\"}", "outcome")]
    public async Task A_call_that_makes_no_sense_is_not_recorded(string body, string field)
    {
        var (officer, call) = await AReturnedCase();
        await Refusal.IsAbout(field, await officer.PostAsync(
            $"/calls/{call.CallId}/attempts", new StringContent(body, System.Text.Encoding.UTF8, "application/json")));
        Assert.Equal(0, (await Calls(officer)).Single(one => one.CallId == call.CallId).Attempts);
    }

    [Fact]
    public async Task Another_offices_call_and_case_are_not_there()
    {
        var (_, call) = await AReturnedCase();
        var stranger = service.Officer(PreliminaryReview, "hunan");
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await Attempt(stranger, call, new { outcome = "NoAnswer" }));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await stranger.GetAsync($"/calls/{call.CallId}"));
        var claimed = await service.ACase(Stories.Claimed);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Return(claimed, stranger));
    }

    [Theory]
    [InlineData("applicant.shoeSize", "pins")]
    [InlineData("office", "pins")]
    public async Task What_cannot_be_corrected_cannot_be_pinned(string target, string field)
    {
        var review = await service.ACase(Stories.ClaimedAndLate);
        await Refusal.IsAbout(field, await Return(review, target: target));
        Assert.True(await service.Now(
            review, now => now.Stage is CaseStage.PreliminaryReview && now.Version == review.Version));
    }

    [Fact]
    public async Task A_reason_of_five_megabytes_is_refused_and_nothing_happens()
    {
        var review = await service.ACase(Stories.ClaimedAndLate);
        Assert.InRange((int)(await Return(review, reason: new string('x', 5_000_000))).StatusCode, 400, 413);
        Assert.True(await service.Now(review, now => now.Version == review.Version));
    }

    [Fact]
    public async Task A_first_review_cannot_refuse()
    {
        var review = await service.ACase(Stories.Claimed);
        await Refusal.Is(HttpStatusCode.Conflict, "review.first-review-never-refuses", await Refuse(
            service.Officer(PreliminaryReview, subject: Stories.First), review, PreliminaryReview));
    }

    [Fact]
    public async Task The_foreign_affairs_office_refuses_with_one_of_the_schemes_reasons()
    {
        var review = await service.ACase(story =>
        {
            Stories.InForeignAffairsReview(story);
            story.Claim(Stories.Second, [ForeignAffairsReview], Stories.Today);
        });
        var officer = service.Officer(ForeignAffairsReview, subject: Stories.Second);

        await Refusal.IsAbout("reasonCode", await Refuse(officer, review, ForeignAffairsReview, "i-do-not-like-it"));
        Assert.Equal(HttpStatusCode.OK, (await Refuse(officer, review, ForeignAffairsReview)).StatusCode);
        await Eventually.Is(() => service.IsPublished<RefusalDecided>(
            told => told.CaseId == review.Id && told is { ReasonCode: "not-eligible", Round: 1 }));
        await Refusal.Is(
            HttpStatusCode.Conflict, "review.wrong-stage", await Refuse(officer, review, ForeignAffairsReview));
    }

    [Fact]
    public async Task A_case_that_was_withdrawn_is_in_no_queue_and_needs_no_call()
    {
        var (officer, call) = await AReturnedCase();
        await service.Bus.Publish(new CaseWithdrawn(call.CaseId, 6, call.CaseNumber, Stories.Today));
        await Eventually.Is(async () => (await Calls(officer)).All(one => one.CallId != call.CallId));
        var view = await officer.GetFromJsonAsync<ReviewView>($"/cases/{call.CaseId}", Json.Options);
        Assert.Equal(CaseStage.Closed, view!.Stage);
    }

    private async Task<(HttpClient Officer, GetCalls.Item Call)> AReturnedCase()
    {
        var review = await service.ACase(Stories.Claimed);
        Assert.Equal(HttpStatusCode.OK, (await Return(review)).StatusCode);
        var officer = service.Officer(PreliminaryReview);
        return (officer, (await Calls(officer)).Single(call => call.CaseId == review.Id));
    }

    private Task<HttpResponseMessage> Return(
        ReviewCase review, HttpClient? officer = null, string target = "applicant.travelNeed",
        string reason = Reason) =>
        (officer ?? service.Officer(PreliminaryReview, subject: Stories.First)).PostAsJsonAsync(
            $"/cases/{review.Id}/correction",
            new { stage = "PreliminaryReview", pins = new[] { new { kind = "Field", target, reason } } });

    private static Task<HttpResponseMessage> Refuse(
        HttpClient officer, ReviewCase review, ReviewStage stage, string reasonCode = "not-eligible") =>
        officer.PostAsJsonAsync($"/cases/{review.Id}/refusal", new { stage = stage.ToString(), reasonCode });

    private static Task<HttpResponseMessage> Attempt(HttpClient officer, GetCalls.Item call, object attempt) =>
        officer.PostAsJsonAsync($"/calls/{call.CallId}/attempts", attempt);

    private static async Task<IReadOnlyList<GetCalls.Item>> Calls(HttpClient officer) =>
        (await officer.GetFromJsonAsync<Page<GetCalls.Item>>("/calls?limit=100", Json.Options))!.Items;

    private static async Task<IReadOnlyList<GetQueue.Item>> Queue(HttpClient officer) =>
        (await officer.GetFromJsonAsync<Page<GetQueue.Item>>("/queue?limit=100&corrected=true", Json.Options))!.Items;
}
