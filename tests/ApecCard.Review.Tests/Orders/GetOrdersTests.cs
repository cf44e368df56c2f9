using System.Net;
using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Orders;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static ApecCard.Contracts.ReviewStage;

namespace ApecCard.Review.Tests.Orders;

/// <summary>The queue of an office's orders follows what Applications says of them.</summary>
public class GetOrdersTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_submitted_order_is_in_its_offices_queue_alone_and_once()
    {
        var submitted = Stories.Order(OrderKind.Cancellation, "beijing", DateTimeOffset.UtcNow);

        await service.Bus.Publish(submitted);
        await service.Bus.Publish(submitted);

        await Eventually.Is(async () => (await Queue("beijing")).Any(item => item.OrderId == submitted.OrderId));
        var item = Assert.Single(await Queue("beijing", "&kind=Cancellation"), one => one.OrderId == submitted.OrderId);
        Assert.Equal(
            (submitted.OrderNumber, submitted.CaseNumber, 1, false, false),
            (item.OrderNumber, item.CaseNumber, item.Round, item.Overdue, item.ClaimedByMe));
        Assert.DoesNotContain(await Queue("beijing", "&kind=Replacement"), one => one.OrderId == submitted.OrderId);
        Assert.DoesNotContain(await Queue("hunan"), one => one.OrderId == submitted.OrderId);
    }

    [Fact]
    public async Task What_is_late_is_shown_so_and_what_is_mine_is_found()
    {
        var late = await service.AnOrder(Stories.Claimed, "beijing");

        Assert.True((await Queue("beijing", "&overdue=true")).Single(one => one.OrderId == late.Id).Overdue);
        Assert.Contains(await Queue("beijing", "&claimedBy=me", Stories.First), one => one.OrderId == late.Id);
        Assert.DoesNotContain(await Queue("beijing", "&claimedBy=nobody"), one => one.OrderId == late.Id);
    }

    [Fact]
    public async Task The_queue_is_turned_page_by_page()
    {
        List<Guid> arrived = [];
        for (var number = 0; number < 5; number++)
        {
            arrived.Add((await service.AnOrder(office: "xian")).Id);
        }

        List<Guid> seen = [];
        string? next = null;
        do
        {
            var page = (await Officer("xian").GetFromJsonAsync<Page<GetOrders.Item>>(
                $"/orders?limit=2{(next is null ? "" : $"&after={next}")}", Json.Options))!;
            seen.AddRange(page.Items.Select(item => item.OrderId));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(arrived.Order(), seen.Order());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("kind=Party")]
    [InlineData("claimedBy=you")]
    public async Task What_is_no_page_is_refused(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await Officer("xian").GetAsync($"/orders?{query}")).StatusCode);

    [Fact]
    public async Task A_corrected_order_is_back_and_its_call_is_needless()
    {
        var order = await service.AnOrder(Stories.Claimed);
        await Return(order);

        await service.Bus.Publish(new OrderCorrected(
            order.Id, 3, order.OrderNumber, order.CaseId, 2, ["reason"], [], DateTimeOffset.UtcNow));

        await Eventually.Is(async () => (await Queue("shanghai", "&corrected=true"))
            .Any(item => item.OrderId == order.Id && item.Round == 2));
        Assert.Equal(0, await OpenCalls(order));
    }

    [Fact]
    public async Task A_withdrawn_order_leaves_the_queue_and_needs_no_call()
    {
        var order = await service.AnOrder(Stories.Claimed);
        await Return(order);

        await service.Bus.Publish(new OrderWithdrawn(
            order.Id, 3, order.OrderNumber, order.Kind, order.CaseId, DateTimeOffset.UtcNow));

        await Eventually.Is(async () => (await Officer("shanghai").GetFromJsonAsync<OrderView>(
            $"/orders/{order.Id}", Json.Options))!.State is OrderReviewState.Withdrawn);
        Assert.Equal(0, await OpenCalls(order));
    }

    [Fact]
    public async Task The_end_of_the_case_ends_no_call_about_its_order()
    {
        var (review, order) = (await service.ACase(Stories.MinistryPassed), await service.AnOrder(Stories.Claimed));
        await Return(order);
        await using (var db = service.OpenDatabase())
        {
            db.Add(GuidanceCall.Open(review, PreliminaryReview, Stories.Today));
            var ofOrder = await db.Calls.FindAsync((await Calls()).Single(one => one.OrderId == order.Id).CallId);
            db.Entry(ofOrder!).Property(call => call.CaseId).CurrentValue = review.Id;
            await db.SaveChangesAsync();
        }

        await service.Bus.Publish(new CaseWithdrawn(review.Id, 9, review.CaseNumber, Stories.Today));

        await Eventually.Is(async () => (await Calls()).Count(one => one.CaseId == review.Id) == 1);
        Assert.Equal(1, await OpenCalls(order));
    }

    [Fact]
    public async Task The_calls_about_one_case_are_found_by_it()
    {
        var (order, other) = (await service.AnOrder(Stories.Claimed), await service.AnOrder(Stories.Claimed));
        await Return(order);
        await Return(other);

        var found = await Officer("shanghai").GetFromJsonAsync<Page<GetCalls.Item>>(
            $"/calls?caseId={order.CaseId}", Json.Options);

        Assert.Equal([order.Id], found!.Items.Select(call => call.OrderId));
    }

    private HttpClient Officer(string office, string? subject = null) =>
        service.Officer(PreliminaryReview, office, subject);

    private async Task Return(OrderReview order)
    {
        var returned = await Officer("shanghai", Stories.First).PostAsJsonAsync(
            $"/orders/{order.Id}/return",
            new { pins = new[] { new { kind = "Field", target = "reason", reason = "Say why." } } });
        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        Assert.Equal(1, await OpenCalls(order));
    }

    private Task<int> OpenCalls(OrderReview order) => service.Count<GuidanceCall>(
        all => all.Where(call => call.OrderId == order.Id && call.DoneAt == null));

    private async Task<IReadOnlyList<GetCalls.Item>> Calls() => (await Officer("shanghai")
        .GetFromJsonAsync<Page<GetCalls.Item>>("/calls?limit=100", Json.Options))!.Items;

    private async Task<IReadOnlyList<GetOrders.Item>> Queue(
        string office, string filter = "", string? subject = null) => (await Officer(office, subject)
        .GetFromJsonAsync<Page<GetOrders.Item>>($"/orders?limit=100{filter}", Json.Options))!.Items;
}
