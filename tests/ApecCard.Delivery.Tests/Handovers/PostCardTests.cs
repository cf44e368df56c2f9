using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Handovers;

public class PostCardTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task The_clerk_posts_a_card_and_the_courier_is_booked_under_its_id()
    {
        var card = await service.ACard();

        var answer = await Post(service.Clerk(), card);

        var shown = await answer.Content.ReadFromJsonAsync<HandoverView>(Json.Options);
        Assert.Equal((CardState.Posted, false), (shown!.State, shown.CanPost));
        Assert.True(S10.IsValid(shown.TrackingNumber));
        var booking = service.Outside.Bookings.Single(one => one.Key == card.Id.ToString());
        Assert.Contains(
            "https://apeccard.example/api/delivery/callbacks/courier", booking.Body, StringComparison.Ordinal);
        Assert.Contains("13800138000", booking.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posted_card_is_not_posted_again()
    {
        var card = await service.ACard();
        await Post(service.Clerk(), card);
        await Refusal.Is(HttpStatusCode.Conflict, "card.already-posted", await Post(service.Clerk(), card));
    }

    [Fact]
    public async Task Two_clerks_at_once_book_one_shipment()
    {
        var card = await service.ACard();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Post(service.Clerk(), card)));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal(2, (await service.Again(card)).Version);
    }

    [Fact]
    public async Task A_card_to_be_collected_is_not_posted() => await Refusal.Is(
        HttpStatusCode.Conflict,
        "card.not-for-mailing",
        await Post(service.Clerk(), await service.ACard(HandoverMethod.Collection)));

    [Fact]
    public async Task Another_offices_card_is_not_there_and_other_roles_post_nothing()
    {
        var card = await service.ACard(office: "hunan");
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Post(service.Clerk("shanghai"), card));
        await Refusal.Is(
            HttpStatusCode.Forbidden,
            "not-for-your-role",
            await Post(service.As(Roles.Enterprise, card.EnterpriseId), card));
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await Post(service.Anonymous(), card));
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so()
    {
        var card = await service.ACard();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/cards/{card.Id}/posting");
        request.Headers.Add("If-Match", "\"1\"");
        await Refusal.Is(
            HttpStatusCode.PreconditionFailed, "changed-meanwhile", await service.Clerk().SendAsync(request));
    }

    [Fact]
    public async Task The_queue_shows_what_lies_at_the_clerks_own_office()
    {
        var (mine, foreign) = (await service.ACard(office: "beijing"), await service.ACard(office: "hunan"));
        var page = await service.Clerk("beijing")
            .GetFromJsonAsync<Page<HandoverView>>("/handovers?limit=100", Json.Options);
        Assert.Contains(page!.Items, one => one.CardId == mine.Id && one.CanPost);
        Assert.DoesNotContain(page.Items, one => one.CardId == foreign.Id);
    }

    private static Task<HttpResponseMessage> Post(HttpClient clerk, Card card) =>
        clerk.PostAsync($"/cards/{card.Id}/posting", null);
}
