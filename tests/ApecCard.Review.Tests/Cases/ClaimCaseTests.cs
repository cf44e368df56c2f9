using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

public class ClaimCaseTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_officer_claims_a_case_and_the_bus_hears_of_it()
    {
        var review = await service.ACase();

        var view = await (await Claim(service.Officer(PreliminaryReview, subject: "chen"), review))
            .Content.ReadFromJsonAsync<ReviewView>(Json.Options);

        Assert.Equal(("chen", true, true), (view!.Claim!.Officer, view.Claim.Mine, view.CanPass));
        await Eventually.Is(() => service.IsPublished<CaseClaimed>(claimed =>
            claimed.CaseId == review.Id && claimed.Stage is PreliminaryReview && claimed.ReviewVersion == 1));
        Assert.Equal(1, await service.Count<AuditEntry>(entries =>
            entries.Where(entry => entry.Subject == review.Id.ToString() && entry.Actor == "chen")));
    }

    [Fact]
    public async Task Of_many_claimers_at_once_one_wins_and_the_others_are_told_so()
    {
        var review = await service.ACase();
        var officers = Enumerable.Range(0, 12).Select(_ => service.Officer(PreliminaryReview)).ToArray();

        var answers = await Task.WhenAll(officers.Select(officer => Claim(officer, review)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        foreach (var answer in answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK))
        {
            await Refusal.Is(HttpStatusCode.Conflict, "review.claimed-by-another", answer);
        }

        Assert.True(await service.Now(review, now => now.Version == 1 && now.History.Count == 1));
    }

    [Fact]
    public async Task Claiming_again_what_is_ones_own_is_harmless()
    {
        var review = await service.ACase();
        var officer = service.Officer(PreliminaryReview);
        var first = await Claim(officer, review);
        var second = await Claim(officer, review);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Another_offices_case_is_not_there()
    {
        var review = await service.ACase(office: "hunan");
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Claim(service.Officer(PreliminaryReview), review));
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await Claim(service.Officer(ForeignAffairsReview), review));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Claim(service.Officer(MinistryReview), review));
    }

    [Fact]
    public async Task A_case_that_is_not_at_the_officers_stage_is_not_claimed() => await Refusal.Is(
        HttpStatusCode.Conflict,
        "review.wrong-stage",
        await Claim(service.Officer(ForeignAffairsReview), await service.ACase()));

    [Fact]
    public async Task Who_decided_an_earlier_stage_does_not_take_up_the_next() => await Refusal.Is(
        HttpStatusCode.Conflict,
        "review.separation-of-duties",
        await Claim(
            service.Officer(ForeignAffairsReview, subject: Stories.First),
            await service.ACase(Stories.InForeignAffairsReview)));

    [Fact]
    public async Task Only_officers_see_reviews()
    {
        var review = await service.ACase();
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await Claim(service.Anonymous(), review));
        foreach (var role in new[] { Roles.Enterprise, Roles.ServicePointClerk, Roles.Service, Roles.Administrator })
        {
            var somebody = service.As(role, enterpriseId: Guid.NewGuid(), office: "shanghai");
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await Claim(somebody, review));
            await Refusal.Is(
                HttpStatusCode.Forbidden, "not-for-your-role", await somebody.GetAsync($"/cases/{review.Id}"));
            await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await somebody.GetAsync("/queue"));
        }
    }

    private static Task<HttpResponseMessage> Claim(HttpClient officer, ReviewCase review) =>
        officer.PostAsync($"/cases/{review.Id}/claim", null);
}
