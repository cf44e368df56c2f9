using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Delivery.Tests.Register;

/// <summary>What the register hears of a card: an economy is struck, the card is not wanted any more.</summary>
public class RegisterTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task An_economy_is_struck_from_the_card_once_and_the_holder_sees_what_remains()
    {
        var card = await service.ACard();

        await Strike(card, "NZL", version: 20);
        await Strike(card, "NZL", version: 21);

        await Eventually.Is(() => service.IsPublished<CardEconomyStruck>(struck => struck.CardId == card.Id
            && struck is { Economy: "NZL", RemainingEconomies: ["AUS", "SGP"], CardVersion: 2 }));
        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Select<EconomyStruck>()
            .Count(one => one.Context.Message.CaseId == card.CaseId && one.Exception is null) == 2);
        var view = await View(card);
        Assert.Equal(CardValidity.NotYetLive, view.Validity);
        Assert.Equal((3, 2), (view.GrantedEconomies.Length, view.RemainingEconomies.Length));
        Assert.Equal(2, (await service.Again(card)).Version);
    }

    [Fact]
    public async Task When_no_economy_remains_the_card_is_revoked_though_they_are_struck_at_the_same_moment()
    {
        var card = await service.ACard();

        await Task.WhenAll(card.GrantedEconomies.Select((economy, i) => Strike(card, economy, 20 + i)));

        await Eventually.Is(() => service.IsPublished<CardRevoked>(
            revoked => revoked.CardId == card.Id && revoked is { Reason: "no-economy-left", CardVersion: 5 }));
        var view = await View(card);
        Assert.Equal((CardValidity.Revoked, "no-economy-left"), (view.Validity, view.EndReason));
        Assert.Empty(view.RemainingEconomies);
    }

    [Fact]
    public async Task A_card_that_is_not_wanted_any_more_is_revoked_once_and_leaves_the_clerks_queue()
    {
        var card = await service.ACard(HandoverMethod.Collection);

        await service.Bus.Publish(NotWanted(card.Id, card.CaseId));
        await service.Bus.Publish(NotWanted(card.Id, card.CaseId));

        await Eventually.Is(() => service.IsPublished<CardRevoked>(
            revoked => revoked.CardId == card.Id && revoked is { Reason: "renewed", CardVersion: 3 }));
        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Select<CardNotWanted>()
            .Count(one => one.Context.Message.CardId == card.Id && one.Exception is null) == 2);
        Assert.Equal(3, (await service.Again(card)).Version);
        var queue = await service.Clerk().GetStringAsync("/handovers?limit=100");
        Assert.DoesNotContain(card.Id.ToString(), queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_card_nobody_has_made_it_is_too_early_to_say()
    {
        var cardId = Guid.CreateVersion7();
        await service.Bus.Publish(NotWanted(cardId, Guid.CreateVersion7()));

        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Any<CardNotWanted>(one =>
            one.Context.Message.CardId == cardId && one.Exception is TooEarlyException));
    }

    private static CardNotWanted NotWanted(Guid cardId, Guid caseId) =>
        new(caseId, 29, cardId, "renewed", Stories.Today);

    private Task Strike(Card card, string economy, int version) =>
        service.Bus.Publish(new EconomyStruck(card.CaseId, version, economy, Stories.Today));

    private async Task<CardView> View(Card card) => (await service.As(Roles.Enterprise, card.EnterpriseId)
        .GetFromJsonAsync<Page<CardView>>($"/cards?caseId={card.CaseId}", Json.Options))!.Items.Single();
}
