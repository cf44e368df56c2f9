using System.Net;
using ApecCard.Review.Cases;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

/// <summary>A claimed case can always go on: back into the queue, to a colleague, or away from who is away.</summary>
public class PassOnCaseTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_officer_puts_a_case_back()
    {
        var review = await service.ACase(Stories.Claimed);
        Assert.Equal(HttpStatusCode.OK, (await Post(Stories.First, review, "release")).StatusCode);
        Assert.True(await service.Now(review, now => now.ClaimedBy is null));
        await Refusal.Is(HttpStatusCode.Conflict, "review.not-claimed", await Post(Stories.First, review, "release"));
    }

    [Fact]
    public async Task An_officer_hands_a_case_to_a_colleague_of_the_same_desk_only()
    {
        var review = await service.ACase(Stories.Claimed);
        await AtDesk("colleague", "shanghai");
        await AtDesk("elsewhere", "hunan");

        foreach (var stranger in new[] { "elsewhere", "nobody" })
        {
            await Refusal.Is(HttpStatusCode.Conflict, "review.not-a-colleague",
                await Post(Stories.First, review, "handover", new { officer = stranger }));
        }

        Assert.Equal(HttpStatusCode.OK,
            (await Post(Stories.First, review, "handover", new { officer = "colleague" })).StatusCode);
        Assert.True(await service.Now(review, now => now.ClaimedBy == "colleague"));
    }

    [Fact]
    public async Task What_somebody_who_is_away_has_claimed_goes_to_a_colleague()
    {
        var review = await service.ACase(c => c.Claim("on-holiday", [PreliminaryReview], Stories.Today));
        await AtDesk("stand-in", "shanghai");
        var takeOver = new { officer = "stand-in" };
        await Refusal.Is(
            HttpStatusCode.Conflict, "review.not-away", await Post("stand-in", review, "reassignment", takeOver));

        var away = await service.Officer(PreliminaryReview, subject: "on-holiday")
            .PutAsJsonAsync("/me/away", new { until = DateTimeOffset.UtcNow.AddDays(7) });
        Assert.Equal(HttpStatusCode.NoContent, away.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await Post("stand-in", review, "reassignment", takeOver)).StatusCode);
        Assert.True(await service.Now(review, now => now.ClaimedBy == "stand-in"));
    }

    [Fact]
    public async Task Nobody_is_away_until_yesterday() => await Refusal.IsAbout("until", await service
        .Officer(PreliminaryReview).PutAsJsonAsync("/me/away", new { until = DateTimeOffset.UtcNow.AddDays(-1) }));

    private Task<HttpResponseMessage> AtDesk(string officer, string office) =>
        service.Officer(PreliminaryReview, office, officer).GetAsync("/queue");

    private Task<HttpResponseMessage> Post(string officer, ReviewCase review, string what, object? body = null) =>
        service.Officer(PreliminaryReview, subject: officer).PostAsJsonAsync(
            $"/cases/{review.Id}/{what}", body ?? new { });
}
