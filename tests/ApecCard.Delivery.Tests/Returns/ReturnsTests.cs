using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Returns;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApecCard.Delivery.Tests.Returns;

public class ReturnsTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task An_old_card_is_expected_back_in_thirty_days_and_received_once_by_the_number_on_it()
    {
        var (card, expected) = await ExpectedBack(_onSite);
        Assert.Equal((false, expected.DueAt - TimeSpan.FromDays(30)), (expected.Overdue, _ended));

        await Refusal.Is(HttpStatusCode.Conflict, "return.wrong-card", await Receive(expected, "CHN999999999"));
        await Refusal.IsAbout("servicePoint", await Receive(expected, card.Number, servicePoint: null));
        await Refusal.IsAbout("servicePoint", await Receive(expected, card.Number, servicePoint: "HUN-01"));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Receive(expected, card.Number, office: "hunan"));
        Assert.Equal(HttpStatusCode.OK, (await Receive(expected, $" {card.Number} ")).StatusCode);
        await Refusal.Is(HttpStatusCode.Conflict, "return.already-received", await Receive(expected, card.Number));

        await Eventually.Is(() => service.IsPublished<CardReturned>(returned => returned.CardId == card.Id
            && returned.OrderId == expected.OrderId && returned.Method == CardReturnMethod.OnSite));
        Assert.DoesNotContain(await Expected(), one => one.ReturnId == expected.ReturnId);
        Assert.Equal(CardState.Returned, (await service.Again(card)).State);
    }

    [Fact]
    public async Task However_often_it_is_said_one_card_is_expected_and_a_lost_one_is_not()
    {
        var (card, expected) = await ExpectedBack(_onSite);
        await service.Bus.Publish(NotWanted(card, expected.OrderId, _onSite));
        var lost = await service.ALiveCard();
        await service.Bus.Publish(NotWanted(lost, Guid.NewGuid(), plan: null));
        await Eventually.Is(async () => (await service.Again(lost)).Validity is CardValidity.Revoked);
        await Eventually.Is(() => service.Services.GetTestHarness().Consumed.Select<CardNotWanted>()
            .Count(one => one.Context.Message.CardId == card.Id && one.Exception is null) == 2);

        Assert.Single(await Expected(), one => one.CardId == card.Id);
        Assert.DoesNotContain(await Expected(), one => one.CardId == lost.Id);
    }

    [Fact]
    public async Task A_card_given_back_is_destroyed_by_another_clerk_than_the_one_who_took_it()
    {
        var (card, expected) = await ExpectedBack(_onSite);
        await Receive(expected, card.Number, account: "first");

        await Refusal.Is(HttpStatusCode.Conflict, "card.two-people", await Destroy(card, "first"));
        Assert.Equal(HttpStatusCode.OK, (await Destroy(card, "second")).StatusCode);
        Assert.False(await service.IsPublished<CardSpoiled>(spoiled => spoiled.CardId == card.Id));
    }

    [Fact]
    public async Task A_card_comes_back_once_for_all_orders_that_expect_it()
    {
        var (card, expected) = await ExpectedBack(_onSite); // a replacement, and a cancellation before it was paid
        var (cancellation, later) = (Guid.NewGuid(), Guid.NewGuid());
        await service.Bus.Publish(NotWanted(card, cancellation, _onSite));
        await Eventually.Is(async () => (await Expected()).Count(one => one.CardId == card.Id) == 2);

        Assert.Equal(HttpStatusCode.OK, (await Receive(expected, card.Number)).StatusCode);
        await service.Bus.Publish(NotWanted(card, later, _onSite));

        foreach (var order in new[] { expected.OrderId, cancellation, later })
        {
            await Eventually.Is(() => service.IsPublished<CardReturned>(returned => returned.OrderId == order));
        }

        Assert.DoesNotContain(await Expected(), one => one.CardId == card.Id);
        Assert.Single((await service.Again(card)).Custody, step => step.What is CustodyEvent.Returned);
    }

    [Fact]
    public async Task A_card_that_was_never_handed_over_comes_back_from_where_it_lay()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        await service.Bus.Publish(NotWanted(card, Guid.NewGuid(), _onSite));
        await Eventually.Is(async () => (await Expected()).Any(one => one.CardId == card.Id));

        await Receive((await Expected()).Single(one => one.CardId == card.Id), card.Number);

        Assert.Equal("service-point:SHA-01", (await service.Again(card)).Custody[^1].GivenBy);
    }

    [Fact]
    public async Task A_card_that_was_destroyed_in_the_office_is_not_waited_for()
    {
        var (card, order) = (await service.ACard(HandoverMethod.Collection), Guid.NewGuid());
        await service.Clerk(account: "first").PostAsJsonAsync($"/cards/{card.Id}/spoiling", new { reason = "bent" });
        await service.Bus.Publish(NotWanted(card, order, _onSite));
        await Eventually.Is(async () => (await Expected()).Any(one => one.CardId == card.Id));

        Assert.Equal(HttpStatusCode.OK, (await Destroy(card, "second")).StatusCode);

        await Eventually.Is(() => service.IsPublished<CardReturned>(returned => returned.OrderId == order));
        Assert.DoesNotContain(await Expected(), one => one.CardId == card.Id);
    }

    [Theory]
    [InlineData(HandoverMethod.Collection)]
    [InlineData(HandoverMethod.Mailing)]
    public async Task The_new_card_is_not_handed_over_before_the_old_one_is_back(HandoverMethod handover)
    {
        var old = await service.ALiveCard();
        var wanted = Stories.Replacing(old, owed: true) with { Handover = handover };
        var next = await service.Produce(wanted);
        await Refusal.Is(HttpStatusCode.Conflict, "card.old-card-owed", await HandOver(next));

        await service.Bus.Publish(NotWanted(old, wanted.OrderId!.Value, new(CardReturnMethod.ByMail)));
        await Eventually.Is(async () => (await Expected()).Any(one => one.CardId == old.Id));
        await Refusal.Is(HttpStatusCode.Conflict, "card.old-card-owed", await HandOver(next));
        Assert.Contains("\"oldCardOwed\":true", await service.Clerk().GetStringAsync("/handovers?limit=100"),
            StringComparison.Ordinal);

        var expected = (await Expected()).Single(one => one.CardId == old.Id);
        var received = await Receive(expected, old.Number, method: CardReturnMethod.ByMail);
        Assert.Equal(HttpStatusCode.OK, received.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await HandOver(next)).StatusCode);
    }

    [Fact]
    public async Task Who_owes_a_card_is_reminded_when_it_is_due_and_twice_more_a_fortnight_apart()
    {
        var (card, expected) = await ExpectedBack(new(CardReturnMethod.ByMail));
        var (back, received) = await ExpectedBack(_onSite);
        await Receive(received, back.Number);
        var day = TimeSpan.FromDays(1);

        await RemindAt(expected.DueAt - day);
        Assert.Empty(Reminders(card));
        for (var after = 0; after < 80; after += 2)
        {
            await Task.WhenAll(RemindAt(expected.DueAt + after * day), RemindAt(expected.DueAt + after * day));
        }

        await Eventually.Is(() => Reminders(card).Length == 3);
        Assert.Equal([0, 14, 28], Reminders(card).Select(told => (int)(told.RemindedAt - told.DueAt).TotalDays));
        Assert.Equal([1, 2, 3], Reminders(card).Select(told => told.Reminder));
        Assert.Empty(Reminders(back));
    }

    private static readonly CardReturnPlan _onSite = new(CardReturnMethod.OnSite, "SHA-01");

    private static readonly DateTimeOffset _ended = DateTimeOffset.FromUnixTimeSeconds(
        DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    private static CardNotWanted NotWanted(Card card, Guid orderId, CardReturnPlan? plan) =>
        new(card.CaseId, 29, card.Id, "replaced", _ended, orderId, plan);

    private async Task<(Card Card, ReturnView Expected)> ExpectedBack(CardReturnPlan plan)
    {
        var card = await service.ALiveCard();
        await service.Bus.Publish(NotWanted(card, Guid.NewGuid(), plan));
        await Eventually.Is(async () => (await Expected()).Any(one => one.CardId == card.Id));
        return (card, (await Expected()).Single(one => one.CardId == card.Id));
    }

    private async Task<IReadOnlyList<ReturnView>> Expected() => (await service.Clerk()
        .GetFromJsonAsync<Page<ReturnView>>("/returns?limit=100", Json.Options))!.Items;

    private Task<HttpResponseMessage> Receive(
        ReturnView expected, string cardNumber, string? servicePoint = "SHA-02", string office = "shanghai",
        string? account = null, CardReturnMethod method = CardReturnMethod.OnSite) => service.Clerk(office, account)
        .PostAsJsonAsync(
            $"/returns/{expected.ReturnId}/receipt", new { method, servicePoint, cardNumber }, Json.Options);

    private Task<HttpResponseMessage> Destroy(Card card, string clerk) =>
        service.Clerk(account: clerk).PostAsync($"/cards/{card.Id}/destruction", null);

    private Task<HttpResponseMessage> HandOver(Card card) => card.Handover is HandoverMethod.Mailing
        ? service.Clerk().PostAsync($"/cards/{card.Id}/posting", null)
        : service.Clerk().PostAsJsonAsync($"/cards/{card.Id}/collection", new { passportNumber = "E12345678" });

    private Task RemindAt(DateTimeOffset now) => new RemindReturns(
        service.Services.GetRequiredService<IServiceScopeFactory>(), new TestClock(now),
        NullLogger<RemindReturns>.Instance).DoAllAsync(default);

    private CardReturnMissed[] Reminders(Card card) => [.. service.Services.GetTestHarness().Published
        .Select<CardReturnMissed>(told => told.Context.Message.CardId == card.Id)
        .Select(told => told.Context.Message).OrderBy(told => told.Reminder)];
}
