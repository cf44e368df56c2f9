using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Register;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Delivery.Tests.Register;

public class ExpireCardsTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task A_card_expires_when_its_last_day_has_passed_and_replicas_tell_it_once()
    {
        Card[] cards = [await service.ALiveCard(), await service.ACard(), await service.ACard()];
        var revoked = await service.ACard();
        await service.Bus.Publish(new CardNotWanted(revoked.CaseId, 29, revoked.Id, "renewed", Stories.Today));
        await Eventually.Is(async () => (await service.Again(revoked)).Validity is CardValidity.Revoked);
        var lastMidnight = new DateTimeOffset(
            cards[0].ExpiresOn.AddDays(1).ToDateTime(TimeOnly.MinValue), Clock.Shanghai);

        await Replica(lastMidnight.AddSeconds(-1)).DoAllAsync(default);
        Assert.Equal(CardValidity.Live, (await service.Again(cards[0])).Validity);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Replica(lastMidnight).DoAllAsync(default)));
        foreach (var card in cards)
        {
            Assert.Equal(CardValidity.Expired, (await service.Again(card)).Validity);
            await Eventually.Is(() => service.Services.GetTestHarness().Published.Select<CardExpired>()
                .Count(one => one.Context.Message.CardId == card.Id) == 1);
        }

        Assert.Equal(CardValidity.Revoked, (await service.Again(revoked)).Validity);
        Assert.False(await service.IsPublished<CardExpired>(expired => expired.CardId == revoked.Id));
        await using var db = service.OpenDatabase();
        Assert.Equal(cards.Length, await db.AuditEntries.CountAsync(entry => entry.Action == "card.expired"));
    }

    private ExpireCards Replica(DateTimeOffset now) => new(
        service.Services.GetRequiredService<IServiceScopeFactory>(), new TestClock(now),
        NullLogger<ExpireCards>.Instance);
}
