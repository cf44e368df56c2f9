using System.Net;
using ApecCard.Delivery.Cards;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Handovers;

public class CourierTroubleTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    public static readonly TheoryData<string, HttpStatusCode, string> Troubles = new()
    {
        { "away", HttpStatusCode.ServiceUnavailable, "courier.unavailable" },
        { "broken", HttpStatusCode.ServiceUnavailable, "courier.unavailable" },
        { "declines", HttpStatusCode.BadGateway, "courier.unexpected-answer" },
        { "nonsense", HttpStatusCode.BadGateway, "courier.unexpected-answer" },
        { "empty", HttpStatusCode.BadGateway, "courier.unexpected-answer" },
        { "wrong check digit", HttpStatusCode.BadGateway, "courier.unexpected-answer" },
    };

    [Theory, MemberData(nameof(Troubles))]
    public async Task When_the_courier_fails_nothing_has_changed_and_the_clerk_tries_again(
        string trouble, HttpStatusCode status, string code)
    {
        var card = await service.ACard();
        service.Outside.CourierAnswers = () => Answer(trouble);
        try
        {
            await Refusal.Is(status, code, await Post(card));
        }
        finally
        {
            service.Outside.CourierAnswers = null;
        }

        var unchanged = await service.Again(card);
        Assert.Equal((CardState.Produced, null, 1), (unchanged.State, unchanged.TrackingNumber, unchanged.Version));
        Assert.Equal(HttpStatusCode.OK, (await Post(card)).StatusCode);
    }

    private Task<HttpResponseMessage> Post(Card card) => service.Clerk().PostAsync($"/cards/{card.Id}/posting", null);

    private static HttpResponseMessage Answer(string trouble) => trouble switch
    {
        "away" => throw new HttpRequestException("Connection refused"),
        "broken" => new(HttpStatusCode.InternalServerError),
        "declines" => new(HttpStatusCode.UnprocessableEntity) { Content = new StringContent("{}") },
        "nonsense" => new(HttpStatusCode.Created) { Content = new StringContent("<html>") },
        "empty" => new(HttpStatusCode.Created) { Content = JsonContent.Create(new { }) },
        _ => new(HttpStatusCode.Created) { Content = JsonContent.Create(new { trackingNumber = "EA123456789CN" }) },
    };
}
