using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

public class PassReviewTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_case_goes_from_desk_to_desk_and_the_bus_hears_of_each_step()
    {
        var review = await service.ACase();

        await ClaimAndPass(PreliminaryReview, review);
        await Eventually.Is(() => service.IsPublished<PreliminaryReviewPassed>(
            passed => passed.CaseId == review.Id && passed.ReviewVersion == 2));

        await ClaimAndPass(ForeignAffairsReview, review);
        await Eventually.Is(() => service.IsPublished<ForeignAffairsReviewPassed>(
            passed => passed.CaseId == review.Id && passed.ReviewVersion == 4));

        await service.Bus.Publish(new CaseReadyForMinistry(review.Id, 6, review.CaseNumber, Stories.Today));
        await Eventually.Is(() => service.Now(review, now => now.Stage is CaseStage.MinistryReview));
        await ClaimAndPass(MinistryReview, review);
        await Eventually.Is(() => service.IsPublished<MinistryReviewPassed>(
            passed => passed.CaseId == review.Id && passed.ReviewVersion == 7));

        Assert.Equal(6, await service.Count<AuditEntry>(entries =>
            entries.Where(entry => entry.Subject == review.Id.ToString())));
    }

    [Fact]
    public async Task Nobody_passes_what_they_have_not_claimed()
    {
        var review = await service.ACase();
        await Refusal.Is(
            HttpStatusCode.Conflict, "review.not-claimed", await Pass(service.Officer(PreliminaryReview), review));

        var claimed = await service.ACase(Stories.Claimed);
        await Refusal.Is(
            HttpStatusCode.Conflict, "review.claimed-by-another",
            await Pass(service.Officer(PreliminaryReview), claimed));
    }

    [Fact]
    public async Task A_stage_is_passed_once()
    {
        var review = await service.ACase(Stories.Claimed);
        var officer = service.Officer(PreliminaryReview, subject: Stories.First);
        Assert.Equal(HttpStatusCode.OK, (await Pass(officer, review)).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "review.wrong-stage", await Pass(officer, review));
    }

    [Fact]
    public async Task Who_has_two_roles_still_decides_one_stage_of_a_case()
    {
        var review = await service.ACase(Stories.InForeignAffairsReview);
        var officer = service.Officer(ForeignAffairsReview, subject: Stories.First);
        await Refusal.Is(
            HttpStatusCode.Conflict, "review.separation-of-duties", await Pass(officer, review, ForeignAffairsReview));
    }

    [Fact]
    public async Task A_stage_of_another_role_is_not_decided() => await Refusal.Is(
        HttpStatusCode.Forbidden,
        "review.not-your-stage",
        await Pass(service.Officer(PreliminaryReview), await service.ACase(), ForeignAffairsReview));

    [Fact]
    public async Task Another_offices_case_is_not_there()
    {
        var review = await service.ACase(Stories.Claimed, office: "xian");
        var officer = service.Officer(PreliminaryReview, "shanghai", Stories.First);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Pass(officer, review));
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so()
    {
        var review = await service.ACase();
        var officer = service.Officer(PreliminaryReview);
        var seen = (await officer.GetAsync($"/cases/{review.Id}")).Headers.ETag!.ToString();
        var claimed = await officer.PostAsync($"/cases/{review.Id}/claim", null);

        await Refusal.Is(
            HttpStatusCode.PreconditionFailed, "changed-meanwhile", await Pass(officer, review, ifMatch: seen));
        var passed = await Pass(officer, review, ifMatch: claimed.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.OK, passed.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"stage\": null}")]
    [InlineData("{\"stage\": \"FinalReview\"}")]
    [InlineData("{\"stage\": 0}")]
    [InlineData("{\"stage\": \"Prelimin\\u0000\"}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task What_is_no_stage_is_refused(string body)
    {
        var review = await service.ACase();
        var answer = await service.Officer(PreliminaryReview).PostAsync(
            $"/cases/{review.Id}/pass", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task ClaimAndPass(ReviewStage stage, ReviewCase review)
    {
        var officer = service.Officer(stage);
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync($"/cases/{review.Id}/claim", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Pass(officer, review, stage)).StatusCode);
    }

    private static Task<HttpResponseMessage> Pass(
        HttpClient officer, ReviewCase review, ReviewStage stage = PreliminaryReview, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/cases/{review.Id}/pass")
        {
            Content = JsonContent.Create(new { stage = stage.ToString() }),
        };
        request.Headers.Add("If-Match", ifMatch is null ? [] : [ifMatch]);
        return officer.SendAsync(request);
    }
}
