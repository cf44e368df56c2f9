using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Custody;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Custody;

public class SpoiledCardTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task A_spoiled_card_is_destroyed_by_two_people_and_another_one_is_made_for_it()
    {
        var wanted = Stories.WantedForCollection() with { OrderId = Guid.NewGuid(), Kind = OrderKind.EarlyProduction };
        var card = await service.Produce(wanted);
        await LayAside(card, "first");

        await Refusal.Is(HttpStatusCode.Conflict, "card.already-laid-aside", await Report(card, "second"));
        await Refusal.Is(HttpStatusCode.Conflict, "card.two-people", await Destroy(card, "first"));
        Assert.Single(await service.JobsOf(wanted));
        Assert.Equal(HttpStatusCode.OK, (await Destroy(card, "second")).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "card.not-laid-aside", await Destroy(card, "second"));

        await Eventually.Is(() => service.IsPublished<CardSpoiled>(
            spoiled => spoiled.CardId == card.Id && spoiled.CardVersion == 4));
        var gone = await service.Again(card);
        Assert.Equal(
            (CardState.Destroyed, CardValidity.Revoked, "spoiled"), (gone.State, gone.Validity, gone.EndReason));
        Assert.False(await service.IsPublished<CardRevoked>(revoked => revoked.CardId == card.Id));

        var again = (await service.JobsOf(wanted))[1];
        Assert.Equal((card.Id, wanted.OrderId), (again.InsteadOf, again.OrderId));
        await service.Release(await service.Prepare(again));
        await Eventually.Is(() => service.IsPublished<CardProduced>(
            made => made.InsteadOf == card.Id && made.OrderId == wanted.OrderId));
        Assert.Equal(2, (await service.CardsOf(wanted)).Select(one => one.Number).Distinct().Count());
    }

    [Fact]
    public async Task A_spoiled_card_is_neither_posted_nor_handed_over_and_waits_in_the_list_to_be_destroyed()
    {
        var (mailed, collected) = (await service.ACard(), await service.ACard(HandoverMethod.Collection));
        await LayAside(mailed, "first");
        await LayAside(collected, "first");

        await Refusal.Is(HttpStatusCode.Conflict, "card.spoiled",
            await service.Clerk().PostAsync($"/cards/{mailed.Id}/posting", null));
        await Refusal.Is(HttpStatusCode.Conflict, "card.spoiled", await service.Clerk()
            .PostAsJsonAsync($"/cards/{collected.Id}/collection", new { passportNumber = "E12345678" }));
        Assert.Contains(mailed.Id.ToString(), await Queue(), StringComparison.Ordinal);
        await Destroy(mailed, "second");
        Assert.DoesNotContain(mailed.Id.ToString(), await Queue(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_holder_has_is_not_spoiled_here_and_what_was_not_laid_aside_is_not_destroyed()
    {
        var live = await service.ALiveCard();
        await Refusal.Is(HttpStatusCode.Conflict, "card.handed-over", await Report(live, "first"));
        await Refusal.Is(HttpStatusCode.Conflict, "card.not-laid-aside", await Destroy(live, "second"));
        await Refusal.IsAbout("reason", await service.Clerk().PostAsJsonAsync($"/cards/{live.Id}/spoiling", new { }));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await service.Clerk("hunan")
            .PostAsJsonAsync($"/cards/{live.Id}/spoiling", new { reason = "bent" }));
    }

    [Fact]
    public async Task A_card_that_is_wanted_no_more_is_not_made_again()
    {
        var wanted = Stories.Wanted();
        var card = await service.Produce(wanted);
        await LayAside(card, "first");
        await NotWanted(card);
        Assert.Equal(HttpStatusCode.OK, (await Destroy(card, "second")).StatusCode);
        Assert.Single(await service.JobsOf(wanted));

        wanted = Stories.Wanted();
        card = await service.Produce(wanted);
        await LayAside(card, "first");
        await Destroy(card, "second");
        await service.Bus.Publish(new CardNotWanted(card.CaseId, 29, card.Id, "cancelled", Stories.Today));
        await Eventually.Is(async () => (await service.JobsOf(wanted)).All(job => !job.IsUnproduced));
    }

    [Fact]
    public async Task The_chain_says_who_gave_and_who_took_at_every_step()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        await LayAside(card, "first");
        await Destroy(card, "second");

        var chain = await service.As(Roles.Operator).GetFromJsonAsync<GetCustody.Response>(
            $"/cards/{card.Id}/custody", Json.Options);

        Assert.Equal(
            [CustodyEvent.Made, CustodyEvent.LaidOut, CustodyEvent.LaidAside, CustodyEvent.Destroyed],
            chain!.Steps.Select(step => step.What));
        Assert.NotEqual(chain.Steps[0].GivenBy, chain.Steps[0].TakenBy);
        Assert.Equal(("office:shanghai", "service-point:SHA-01"), (chain.Steps[1].GivenBy, chain.Steps[1].TakenBy));
        Assert.Equal(("clerk:first", "a scratch"), (chain.Steps[2].GivenBy, chain.Steps[2].Reference));
        Assert.Equal(("clerk:first", "clerk:second"), (chain.Steps[3].GivenBy, chain.Steps[3].TakenBy));
        Assert.Equal(HttpStatusCode.OK, (await service.Clerk().GetAsync($"/cards/{card.Id}/custody")).StatusCode);
        await Refusal.Is(HttpStatusCode.NotFound, "not-found",
            await service.Clerk("hunan").GetAsync($"/cards/{card.Id}/custody"));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await service.As(Roles.Enterprise, card.EnterpriseId).GetAsync($"/cards/{card.Id}/custody"));
    }

    private async Task NotWanted(Card card)
    {
        await service.Bus.Publish(new CardNotWanted(card.CaseId, 29, card.Id, "cancelled", Stories.Today));
        await Eventually.Is(async () => (await service.Again(card)).Validity is CardValidity.Revoked);
    }

    private Task<string> Queue() => service.Clerk().GetStringAsync("/handovers?limit=100");

    private async Task LayAside(Card card, string clerk) =>
        Assert.Equal(HttpStatusCode.OK, (await Report(card, clerk)).StatusCode);

    private Task<HttpResponseMessage> Report(Card card, string clerk) =>
        service.Clerk(account: clerk).PostAsJsonAsync($"/cards/{card.Id}/spoiling", new { reason = "a scratch" });

    private Task<HttpResponseMessage> Destroy(Card card, string clerk) =>
        service.Clerk(account: clerk).PostAsync($"/cards/{card.Id}/destruction", null);
}
