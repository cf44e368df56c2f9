using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Applications.Documents;
using ApecCard.Applications.Tracking;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Applications.Tests.Tracking;

/// <summary>The applicant sees what is kept of him and who has read it, and says yes for himself.</summary>
[Collection(nameof(TheTrackingService))]
public class OwnDataTests(TrackingService service)
{
    [Fact]
    public async Task The_applicant_sees_what_is_kept_and_who_has_read_it()
    {
        var (caseFile, token) = await Opened();
        FileReading file = new(Stories.Today, "passport-page", "scan.jpg", Roles.MinistryOfficer, ReadingPurpose.Review);
        service.Outside.On($"GET /cases/{caseFile.Id}/readings", _ => Results.Json(new[] { file }, Json.Options));
        (await service.As(Roles.PreliminaryOfficer, office: "shanghai").PostAsJsonAsync(
            $"/cases/{caseFile.Id}/disclosures", new { purpose = "Guidance" })).EnsureSuccessStatusCode();

        var seen = await OwnData(token);
        Assert.Equal((caseFile.Number, caseFile.Form.Applicant), (seen.CaseNumber, seen.Applicant));
        Assert.Equal(
            (Roles.PreliminaryOfficer, ReadingPurpose.Guidance),
            (Assert.Single(seen.Readings).Role, seen.Readings[0].Purpose));
        Assert.Equal(file, Assert.Single(seen.FileReadings));
    }

    [Fact]
    public async Task Consent_is_given_once()
    {
        var (caseFile, token) = await Opened();
        service.Outside.On($"GET /cases/{caseFile.Id}/readings", _ => Results.Json(Array.Empty<object>()));
        Assert.Null((await OwnData(token)).ConsentGivenAt);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await service.Tracker(token).PostAsync("/tracking/consent", null)).EnsureSuccessStatusCode();
            service.Clock.Now += TimeSpan.FromDays(1);
        }

        service.Clock.Now = Stories.Today;
        Assert.Equal(Stories.Today, (await OwnData(token)).ConsentGivenAt);
    }

    [Fact]
    public async Task Without_the_token_nothing_is_shown_or_said()
    {
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "tracking.session-ended",
            await service.Tracker("wrong").GetAsync("/tracking/own-data"));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "tracking.session-ended",
            await service.Anonymous().PostAsync("/tracking/consent", null));
    }

    private async Task<(CaseFile Case, string Token)> Opened()
    {
        var (caseFile, email, _) = await service.Tracked();
        var answer = await service.Open(await service.ACode(caseFile, email));
        return (caseFile, (await answer.Content.ReadFromJsonAsync<OpenSession.Response>(Json.Options))!.Token);
    }

    private async Task<GetOwnData.Response> OwnData(string token) => (await service.Tracker(token)
        .GetFromJsonAsync<GetOwnData.Response>("/tracking/own-data", Json.Options))!;
}
