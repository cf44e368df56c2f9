using System.Net;
using System.Net.Http.Headers;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Timeline;
using ApecCard.Applications.Tracking;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>The applicant sees where the case stands, and nothing of anybody.</summary>
[Collection(nameof(TheTrackingService))]
public class GetTrackingTests(TrackingService service)
{
    [Fact]
    public async Task The_applicant_sees_where_the_case_stands()
    {
        var (caseFile, token) = await Opened(WithTheEconomies);
        var seen = (await service.Tracker(token).GetFromJsonAsync<GetTracking.Response>("/tracking", Json.Options))!;

        Assert.Equal(
            (caseFile.Number!, CaseLabel.InPreClearance, "APEC经济体审核中", "In pre clearance"),
            (seen.CaseNumber, seen.Label, seen.LabelInChinese, seen.LabelInEnglish));
        Assert.Equal((Actor.Economy, "The economies decide one by one."), (seen.Waiting.Who, seen.Waiting.NextStep));
        Assert.Equal(Stories.Today, seen.Waiting.Since);
        Assert.Equal(
            ["AUS Granted", "NZL Waiting", "SGP Waiting"], seen.Economies.Select(one => $"{one.Economy} {one.State}"));
        Assert.Equal(Stories.Today, seen.Economies[0].DecidedAt);
        Assert.Equal(TimelineEvent.Started, seen.Timeline[0].What);
        Assert.Equal((TimelineEvent.EconomyGranted, "AUS"), (seen.Timeline[^1].What, seen.Timeline[^1].Economy));
        Assert.Equal((Delivery.None, null), (seen.Delivery, seen.TrackingNumber));
    }

    [Fact]
    public async Task The_applicant_sees_where_the_card_is()
    {
        var (_, token) = await Opened(caseFile =>
        {
            WithTheEconomies(caseFile);
            Array.ForEach(Stories.Three, economy => caseFile.Grants(economy, version: 2));
            caseFile.RecordCard(Stories.ACard, new DateOnly(2031, 5, 4), Stories.Today);
            caseFile.Mail(Stories.ACard);
        });
        var seen = (await service.Tracker(token).GetFromJsonAsync<GetTracking.Response>("/tracking", Json.Options))!;
        Assert.Equal(
            ("已邮寄", Delivery.Mailed, "EA123456785CN"), (seen.LabelInChinese, seen.Delivery, seen.TrackingNumber));
    }

    [Fact]
    public async Task Nothing_of_the_form_is_shown_and_no_words_about_a_person()
    {
        var (caseFile, token) = await Opened(caseFile =>
        {
            const string Advice = "Called Wang Fang on 021-1234.";
            caseFile.RecordCall(new(Guid.NewGuid(), CallOutcome.Advised, Advice, Stories.Today, null));
            caseFile.Withdraw("Wang Wei has left us.", Stories.Today);
        });
        var shown = await service.Tracker(token).GetStringAsync("/tracking");
        var applicant = caseFile.Form.Applicant!;
        Assert.All(
            new[]
            {
                applicant.ChineseName!, applicant.FamilyName!, applicant.Email!, applicant.Mobile!,
                applicant.ResidentId!, applicant.Passport!.Number!,
                caseFile.Form.Company!.ContactName!, caseFile.Form.Company.ContactPhone!,
                "Wang", "left us", "form", "materials", $"{caseFile.Id}", $"{caseFile.EnterpriseId}",
            },
            secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Contains("已撤回", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_may_come_as_authorization()
    {
        var (_, token) = await Opened();
        var http = service.Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Tracking", token);
        var answer = await http.GetAsync("/tracking");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Half_an_hour_later_the_session_has_ended()
    {
        var (caseFile, token) = await Opened();
        await EndsIn(caseFile, TimeSpan.FromMinutes(-29));
        Assert.Equal(HttpStatusCode.OK, (await service.Tracker(token).GetAsync("/tracking")).StatusCode);
        await EndsIn(caseFile, TimeSpan.FromMinutes(-1));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "tracking.session-ended", await service.Tracker(token).GetAsync("/tracking"));
    }

    [Fact]
    public async Task The_schemes_time_may_move_by_years_and_neither_code_nor_session_ends()
    {
        var (caseFile, token) = await Opened();
        var next = await service.ACode(caseFile, caseFile.Form.Applicant!.Email!);
        service.Clock.Now += TimeSpan.FromDays(5 * 365);
        try
        {
            Assert.Equal(HttpStatusCode.OK, (await service.Tracker(token).GetAsync("/tracking")).StatusCode);
            Assert.Equal(HttpStatusCode.Created, (await service.Open(next)).StatusCode);
        }
        finally
        {
            service.Clock.Now = Stories.Today;
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_shown(string? token) => await Refusal.Is(
        HttpStatusCode.Unauthorized, "tracking.session-ended",
        await (token is null ? service.Anonymous() : service.Tracker(token)).GetAsync("/tracking"));

    [Fact]
    public async Task The_token_opens_nothing_else()
    {
        var (caseFile, token) = await Opened();
        foreach (var scheme in new[] { "Tracking", "Bearer" })
        {
            var http = service.Tracker(token);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, token);
            foreach (var path in new[] { "", "/timeline", "/economies", "/messages", "/personal-data" })
            {
                var answer = await http.GetAsync($"/cases/{caseFile.Id}{path}");
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }

            var withdrawal = await http.PostAsync($"/cases/{caseFile.Id}/withdrawal", null);
            Assert.Equal(HttpStatusCode.Unauthorized, withdrawal.StatusCode);
        }
    }

    [Fact]
    public async Task Codes_and_sessions_that_are_over_are_forgotten()
    {
        var (caseFile, _) = await Opened();
        var (other, _) = await Opened();
        await service.Age(caseFile.Number!, TimeSpan.FromDays(8));
        await EndsIn(caseFile, TimeSpan.FromDays(-8));
        await using var db = service.OpenDatabase();
        await db.ForgetBeforeAsync(DateTimeOffset.UtcNow.AddDays(-7), CancellationToken.None);
        Assert.Empty(await service.Codes(caseFile.Number!));
        Assert.Single(await service.Codes(other.Number!));
        Assert.False(await db.TrackingSessions.AnyAsync(one => one.CaseId == caseFile.Id));
        Assert.True(await db.TrackingSessions.AnyAsync(one => one.CaseId == other.Id));
    }

    private static void WithTheEconomies(CaseFile caseFile)
    {
        caseFile.PassPreliminaryReview(1, Stories.Today);
        caseFile.PassForeignAffairsReview(1, Stories.Today);
        caseFile.RecordPayment(Stories.Today);
        caseFile.PassMinistryReview(1, Stories.Today);
        caseFile.AskEconomies(Stories.Three, Stories.Today);
        caseFile.Grants("AUS");
    }

    private async Task<(CaseFile Case, string Token)> Opened(Action<CaseFile>? story = null)
    {
        var (caseFile, email, _) = await service.Tracked(story);
        var answer = await service.Open(await service.ACode(caseFile, email));
        return (caseFile, (await answer.Content.ReadFromJsonAsync<OpenSession.Response>(Json.Options))!.Token);
    }

    private async Task EndsIn(CaseFile caseFile, TimeSpan later)
    {
        await using var db = service.OpenDatabase();
        await db.TrackingSessions.Where(one => one.CaseId == caseFile.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ExpiresAt, one => one.ExpiresAt + later));
    }
}
