using System.Net;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Cases;

public class GetQueueTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task An_officer_sees_the_queue_of_their_stage_at_their_own_office()
    {
        var mine = await service.ACase(office: "beijing");
        var next = await service.ACase(Stories.InForeignAffairsReview, "beijing");
        var foreign = await service.ACase(office: "hunan");

        var preliminary = await Queue(service.Officer(PreliminaryReview, "beijing"));
        Assert.Contains(preliminary.Items, item => item.CaseId == mine.Id);
        Assert.DoesNotContain(preliminary.Items, item => item.CaseId == next.Id || item.CaseId == foreign.Id);

        var foreignAffairs = await Queue(service.Officer(ForeignAffairsReview, "beijing"));
        Assert.Contains(foreignAffairs.Items, item => item.CaseId == next.Id);
    }

    [Fact]
    public async Task An_officer_of_several_roles_sees_the_queues_of_all_their_stages_or_of_one()
    {
        const string Office = "guangzhou"; // nobody else's here
        Guid[] mine =
        [
            (await service.ACase(office: Office)).Id,
            (await service.ACase(Stories.InForeignAffairsReview, Office)).Id,
        ];
        var ministrys = await service.ACase(Stories.InMinistryReview, Office);
        await service.ACase(office: "hunan");
        var officer = service.As(
            Roles.PreliminaryOfficer, office: Office, alsoRole: Roles.ForeignAffairsOfficer);

        var all = (await Queue(officer)).Items;
        Assert.Equal(mine.Order(), all.Select(item => item.CaseId).Order());
        Assert.Equal([PreliminaryReview, ForeignAffairsReview], all.Select(item => item.Stage).Order());
        Assert.Equal(2, (await officer.GetFromJsonAsync<QueueCounts>("/queue/counts", Json.Options))!.All);
        Assert.Equal(mine[1], Assert.Single((await Queue(officer, "?stage=ForeignAffairsReview")).Items).CaseId);

        var both = service.As(Roles.PreliminaryOfficer, office: Office, alsoRole: Roles.MinistryOfficer);
        var seen = (await Queue(both, "?limit=100")).Items.Select(item => item.CaseId).ToArray();
        Assert.Contains(mine[0], seen);
        Assert.Contains(ministrys.Id, seen);
        Assert.DoesNotContain(mine[1], seen);
    }

    [Fact]
    public async Task The_ministry_sees_its_queue_of_all_offices()
    {
        var (one, other) = (
            await service.ACase(Stories.InMinistryReview, "shanghai"),
            await service.ACase(Stories.InMinistryReview, "hunan"));
        var items = (await Queue(service.Officer(MinistryReview), "?limit=100")).Items;
        Assert.Contains(items, item => item.CaseId == one.Id);
        Assert.Contains(items, item => item.CaseId == other.Id);
    }

    [Fact]
    public async Task A_queue_is_turned_page_by_page_in_the_order_of_arrival()
    {
        List<Guid> arrived = [];
        for (var number = 0; number < 7; number++)
        {
            arrived.Add((await service.ACase(
                review => review.Claim(Stories.First, [PreliminaryReview], Stories.Today), "xian")).Id);
        }

        var officer = service.Officer(PreliminaryReview, "xian");
        List<Guid> seen = [];
        string? next = null;
        do
        {
            var page = await Queue(officer, $"?limit=3{(next is null ? "" : $"&after={next}")}");
            Assert.True(page.Items.Count <= 3);
            Assert.All(page.Items, item => Assert.Equal((Stories.First, false), (item.ClaimedBy, item.ClaimedByMe)));
            seen.AddRange(page.Items.Select(item => item.CaseId));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(arrived.Order(), seen.Order());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Another_roles_queue_is_not_shown() => await Refusal.Is(
        HttpStatusCode.Forbidden,
        "review.not-your-stage",
        await service.Officer(PreliminaryReview).GetAsync("/queue?stage=MinistryReview"));

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=many")]
    [InlineData("?after=here")]
    [InlineData("?stage=Final")]
    public async Task What_is_no_page_is_refused(string query)
    {
        var answer = await service.Officer(PreliminaryReview).GetAsync($"/queue{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<Page<GetQueue.Item>> Queue(HttpClient officer, string query = "") =>
        (await officer.GetFromJsonAsync<Page<GetQueue.Item>>($"/queue{query}", Json.Options))!;
}
