using System.Net;
using System.Security.Cryptography;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Handovers;

public class ReceiveCourierEventTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task Taken_over_by_the_courier_the_card_is_mailed_once_however_often_it_is_told()
    {
        var card = await APostedCard();
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, "Accepted")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, "Delivered")).StatusCode);
        await Eventually.Is(() => service.IsPublished<CardMailed>(mailed =>
            mailed.CardId == card.Id && mailed.TrackingNumber == card.TrackingNumber && mailed.CardVersion == 3));
        Assert.Equal(1, Mailings(card));
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == card.Id.ToString() && entry.Action == "card.mailed"));
    }

    [Fact]
    public async Task Told_at_the_same_moment_it_is_still_mailed_once()
    {
        var card = await APostedCard();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Tell(card, "Accepted")));
        Assert.All(answers, answer =>
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict }));
        await Eventually.Is(() => Mailings(card) == 1);
        Assert.Equal(3, (await service.Again(card)).Version);
    }

    [Theory]
    [InlineData("InTransit")]
    [InlineData("Delivered")]
    [InlineData("Weighed")]
    public async Task Other_events_change_nothing(string what)
    {
        var card = await APostedCard();
        Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, what)).StatusCode);
        Assert.Equal(CardState.Posted, (await service.Again(card)).State);
    }

    [Fact]
    public async Task A_forged_or_stale_callback_has_no_effect()
    {
        var card = await APostedCard();
        using var anybody = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "callback.forged", await Tell(card, "Accepted", signedWith: anybody));
        await Refusal.Is(
            HttpStatusCode.Unauthorized,
            "callback.stale",
            await Tell(card, "Accepted", at: DateTimeOffset.UtcNow.AddMinutes(-6)));
        var unsigned = await service.Anonymous().PostAsJsonAsync("/callbacks/courier", Body(card, "Accepted"));
        await Refusal.Is(HttpStatusCode.Unauthorized, "callback.forged", unsigned);
        Assert.Equal(CardState.Posted, (await service.Again(card)).State);
    }

    [Fact]
    public async Task A_shipment_that_was_not_booked_is_not_there()
    {
        var notPosted = await service.ACard();
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Tell(notPosted, "Accepted", "EA123456785CN"));

        var nothing =
            new { reference = Guid.NewGuid(), trackingNumber = "EA123456785CN", @event = "Accepted", at = Now };
        var answer = await service.Anonymous().SendAsync(service.Outside.Callback(nothing));
        await Refusal.Is(HttpStatusCode.NotFound, "not-found", answer);
    }

    [Fact]
    public async Task Another_items_number_is_not_believed()
    {
        var card = await APostedCard();
        await Refusal.Is(
            HttpStatusCode.Conflict, "courier.tracking-mismatch", await Tell(card, "Accepted", "EA123456785CN"));
        Assert.Equal(CardState.Posted, (await service.Again(card)).State);
    }

    [Fact]
    public async Task What_is_signed_and_yet_not_as_agreed_is_refused()
    {
        var answer = await service.Anonymous().SendAsync(service.Outside.Callback(new { reference = "my card" }));
        await Refusal.Is(HttpStatusCode.BadRequest, "malformed", answer);
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    private async Task<Card> APostedCard()
    {
        var card = await service.ACard();
        Assert.True((await service.Clerk().PostAsync($"/cards/{card.Id}/posting", null)).IsSuccessStatusCode);
        return await service.Again(card);
    }

    private int Mailings(Card card) => service.Services.GetTestHarness().Published
        .Select<CardMailed>(mailed => mailed.Context.Message.CardId == card.Id).Count();

    private Task<HttpResponseMessage> Tell(
        Card card, string what, string? number = null, DateTimeOffset? at = null, ECDsa? signedWith = null) =>
        service.Anonymous().SendAsync(service.Outside.Callback(Body(card, what, number), at, signedWith));

    private static object Body(Card card, string what, string? number = null) =>
        new { reference = card.Id, trackingNumber = number ?? card.TrackingNumber, @event = what, at = Now };
}
