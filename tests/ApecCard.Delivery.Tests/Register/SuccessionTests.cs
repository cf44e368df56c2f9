using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ApecCard.Delivery.Tests.Register;

/// <summary>One live card per person: the old one ends in the moment in which its successor is handed over.</summary>
public class SuccessionTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task A_card_is_in_force_from_its_handover_on_and_the_one_it_replaces_ends_then()
    {
        var old = await service.ALiveCard();
        var next = await service.Produce(Stories.Replacing(old));
        Assert.Equal((CardValidity.Live, CardValidity.NotYetLive), (await Validity(old), await Validity(next)));

        Assert.Equal(HttpStatusCode.OK, (await Collect(next)).StatusCode);

        Assert.Equal((CardValidity.Revoked, CardValidity.Live), (await Validity(old), await Validity(next)));
        await Eventually.Is(() => service.IsPublished<CardRevoked>(
            revoked => revoked.CardId == old.Id && revoked.Reason == "replaced"));
    }

    [Fact]
    public async Task A_renewed_card_ends_when_the_courier_takes_its_successor_of_another_case()
    {
        var old = await service.ALiveCard();
        var renewal = Stories.Wanted() with { Succeeds = old.Id };
        service.Outside.Cases[renewal.CaseId] = new(Person: old.Person);
        var next = await service.Produce(renewal);
        await service.Clerk().PostAsync($"/cards/{next.Id}/posting", null);
        Assert.Equal(CardValidity.Live, await Validity(old));

        var (tracking, at) = ((await service.Again(next)).TrackingNumber, DateTimeOffset.UtcNow);
        var answer = await service.Anonymous().SendAsync(service.Outside.Callback(
            new { reference = next.Id, trackingNumber = tracking, @event = "Accepted", at }));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal((CardValidity.Revoked, CardValidity.Live), (await Validity(old), await Validity(next)));
        await Eventually.Is(() => service.IsPublished<CardRevoked>(
            revoked => revoked.CardId == old.Id && revoked.Reason == "renewed"));
    }

    [Fact]
    public async Task Who_has_a_live_card_elsewhere_gets_no_second_one()
    {
        var old = await service.ALiveCard();
        var (collected, mailed) = (Stories.WantedForCollection(), Stories.Wanted());
        service.Outside.Cases[collected.CaseId] = service.Outside.Cases[mailed.CaseId] = new(Person: old.Person);
        var second = await service.Produce(collected);

        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live", await Collect(second));
        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live", await service.Clerk()
            .PostAsync($"/cards/{(await service.Produce(mailed)).Id}/posting", null));
        Assert.Equal((CardValidity.Live, CardValidity.NotYetLive), (await Validity(old), await Validity(second)));

        await service.Bus.Publish(new CardNotWanted(old.CaseId, 29, old.Id, "cancelled", Stories.Today));
        await Eventually.Is(async () => await Validity(old) is CardValidity.Revoked);
        Assert.Equal(HttpStatusCode.OK, (await Collect(second)).StatusCode);
    }

    [Fact]
    public async Task Of_two_cards_of_a_person_that_are_handed_over_at_once_one_is()
    {
        var (one, other) = (Stories.WantedForCollection(), Stories.WantedForCollection());
        service.Outside.Cases[other.CaseId] = new(Person: one.CaseId.ToByteArray());
        Card[] cards = [await service.Produce(one), await service.Produce(other)];

        var answers = await Task.WhenAll(cards.Select(Collect));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        await Refusal.Is(HttpStatusCode.Conflict, "person.card-live",
            answers.Single(answer => answer.StatusCode is not HttpStatusCode.OK));
    }

    [Fact]
    public async Task The_database_itself_knows_one_live_card_per_person()
    {
        var (old, next) = (await service.ALiveCard(), await service.ACard());
        await using var db = service.OpenDatabase();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync(
            $"""update "Cards" set "Person" = {old.Person}, "Validity" = 'Live' where "Id" = {next.Id}"""));
        Assert.Equal("OneLiveCardPerPerson", refused.ConstraintName);
    }

    [Fact]
    public async Task A_card_that_is_not_handed_over_yet_can_be_revoked_and_is_handed_over_no_more()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        await service.Bus.Publish(new CardNotWanted(card.CaseId, 29, card.Id, "cancelled", Stories.Today));
        await Eventually.Is(() => service.IsPublished<CardRevoked>(revoked => revoked.CardId == card.Id));
        await Refusal.Is(HttpStatusCode.Conflict, "card.not-live", await Collect(card));
    }

    private async Task<CardValidity> Validity(Card card) => (await service.Again(card)).Validity;

    private Task<HttpResponseMessage> Collect(Card card) =>
        service.Clerk().PostAsJsonAsync($"/cards/{card.Id}/collection", new { passportNumber = "E12345678" });
}
