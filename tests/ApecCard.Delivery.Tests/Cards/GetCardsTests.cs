using System.Net;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Cards;

public class GetCardsTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task The_enterprise_and_its_agents_see_the_cards_of_their_case_and_nobody_else_does()
    {
        var card = await service.ACard();
        var path = $"/cards?caseId={card.CaseId}";
        foreach (var role in new[] { Roles.Enterprise, Roles.Agent })
        {
            var seen = await Seen(service.As(role, card.EnterpriseId), path);
            Assert.Equal((card.Id, card.Number), (Assert.Single(seen).CardId, seen[0].CardNumber));
            Assert.Equal((CardValidity.NotYetLive, 3), (seen[0].Validity, seen[0].RemainingEconomies.Length));
            Assert.Empty(await Seen(service.As(role, Guid.NewGuid()), path));
        }

        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role", await service.Clerk().GetAsync(path));
        await Refusal.Is(HttpStatusCode.Unauthorized, "not-signed-in", await service.Anonymous().GetAsync(path));
    }

    [Fact]
    public async Task The_answer_holds_no_personal_data()
    {
        var card = await service.ACard();
        var text = await service.As(Roles.Enterprise, card.EnterpriseId).GetStringAsync($"/cards?caseId={card.CaseId}");
        foreach (var secret in new[] { "WANG", "E12345678", "13800138000", "1980" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/cards")]
    [InlineData("/cards?caseId=mine")]
    [InlineData("/cards?caseId=0198a1b2-0000-7000-8000-000000000000&limit=1000")]
    public async Task What_cannot_be_asked_is_refused(string path)
    {
        var answer = await service.As(Roles.Enterprise, Guid.NewGuid()).GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<IReadOnlyList<CardView>> Seen(HttpClient somebody, string path) =>
        (await somebody.GetFromJsonAsync<Page<CardView>>(path, Json.Options))!.Items;
}
