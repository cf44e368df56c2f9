using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

public class GetReviewTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_review_shows_its_stage_its_claim_and_who_decided_what()
    {
        var review = await service.ACase(Stories.InForeignAffairsReview);
        var view = await See(service.Officer(ForeignAffairsReview), review);

        Assert.Equal(
            (CaseStage.ForeignAffairsReview, null, true, false), (view.Stage, view.Claim, view.CanClaim, view.CanPass));
        Assert.Equal([ReviewActKind.Claimed, ReviewActKind.Passed], view.History.Select(act => act.Kind));
        Assert.All(view.History, act => Assert.Equal((PreliminaryReview, Stories.First), (act.Stage, act.Officer)));
        Assert.Empty(view.PreClearances);
    }

    [Fact]
    public async Task Once_the_economies_are_asked_it_shows_what_they_say()
    {
        var review = await service.ACase(Stories.MinistryPassed);
        await service.Bus.Publish(new CaseForwarded(review.Id, 8, review.CaseNumber, Stories.Today));
        await Eventually.Is(() => service.Now(review, now => now.Stage is CaseStage.PreClearance));

        var view = await See(service.Officer(MinistryReview), review);
        Assert.Equal(16, view.PreClearances.Length);
        Assert.All(view.PreClearances, one => Assert.Equal((null, 0), (one.Decision, one.Version)));
    }

    [Fact]
    public async Task The_office_follows_its_case_to_the_end_and_the_ministry_sees_it_from_its_own_review_on()
    {
        var early = await service.ACase(Stories.AwaitingPayment);
        Assert.Equal(HttpStatusCode.NotFound, await Asked(service.Officer(MinistryReview), early));

        var late = await service.ACase(Stories.MinistryPassed);
        Assert.Equal(HttpStatusCode.OK, await Asked(service.Officer(MinistryReview), late));
        Assert.Equal(HttpStatusCode.OK, await Asked(service.Officer(PreliminaryReview), late));
        Assert.Equal(HttpStatusCode.NotFound, await Asked(service.Officer(PreliminaryReview, "hunan"), late));
        Assert.Equal(HttpStatusCode.NotFound, await Asked(service.As(Roles.ForeignAffairsOfficer), late));
    }

    private static async Task<HttpStatusCode> Asked(HttpClient officer, ReviewCase review) =>
        (await officer.GetAsync($"/cases/{review.Id}")).StatusCode;

    private static async Task<ReviewView> See(HttpClient officer, ReviewCase review) =>
        (await officer.GetFromJsonAsync<ReviewView>($"/cases/{review.Id}", Json.Options))!;
}
