using System.Net;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

public class CountQueueTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_queue_is_counted_by_each_of_its_filters_and_another_offices_is_not()
    {
        await service.ACase(office: "xian");
        await service.ACase(review => review.Claim(Stories.First, [PreliminaryReview], Stories.Today), "xian");
        await service.ACase(Stories.InForeignAffairsReview, "xian");
        await service.ACase(office: "hunan");

        var mine = service.Officer(PreliminaryReview, "xian", Stories.First);
        Assert.Equal(
            new QueueCounts(2, 1, 1, 0, 2, 0), // all of the stories are of a day long past
            await mine.GetFromJsonAsync<QueueCounts>("/queue/counts", Json.Options));
        Assert.Equal(
            new QueueCounts(0, 0, 0, 0, 0, 0),
            await service.Officer(PreliminaryReview, "beijing")
                .GetFromJsonAsync<QueueCounts>("/queue/counts", Json.Options));
    }

    [Fact]
    public async Task Another_roles_queue_is_not_counted() => await Refusal.Is(
        HttpStatusCode.Forbidden,
        "review.not-your-stage",
        await service.Officer(PreliminaryReview).GetAsync("/queue/counts?stage=MinistryReview"));

    [Fact]
    public async Task An_offices_orders_are_counted_likewise()
    {
        await service.AnOrder(office: "xian");
        await service.AnOrder(Stories.Claimed, "xian");
        await service.AnOrder(office: "hunan");

        var mine = service.Officer(PreliminaryReview, "xian", Stories.First);
        Assert.Equal(
            new QueueCounts(2, 1, 1, 0, 2, 0),
            await mine.GetFromJsonAsync<QueueCounts>("/orders/counts", Json.Options));
    }
}
