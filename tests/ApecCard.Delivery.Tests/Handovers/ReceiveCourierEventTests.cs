using System.Net;
using System.Security.Cryptography;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;
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

    [Fact]
    public async Task What_means_nothing_to_us_changes_nothing()
    {
        var card = await APostedCard();
        foreach (var what in new[] { "Weighed", "1", "accepted", "" })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, what)).StatusCode);
        }

        Assert.Equal(CardState.Posted, (await service.Again(card)).State);
    }

    [Fact]
    public async Task Events_that_overtake_each_other_mail_the_card_once_and_are_shown_as_they_came()
    {
        var card = await APostedCard();
        foreach (var what in new[] { "InTransit", "Accepted", "InTransit", "Delivered", "Accepted" })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, what)).StatusCode);
        }

        await Eventually.Is(() => Mailings(card) == 1);
        Assert.Equal((CardState.Mailed, 3), ((await service.Again(card)).State, (await service.Again(card)).Version));
        var shown = Assert.Single((await View(card)).Shipments);
        Assert.Equal(card.TrackingNumber, shown.TrackingNumber);
        Assert.Equal(
            [CourierEventKind.InTransit, CourierEventKind.Accepted, CourierEventKind.Delivered],
            shown.Events.Select(one => one.What));
    }

    [Fact]
    public async Task A_card_that_comes_back_is_posted_again_under_a_number_of_its_own()
    {
        var card = await APostedCard();
        await Tell(card, "Accepted");
        Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, "ReturnedToSender")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Tell(card, "ReturnedToSender")).StatusCode);
        await Tell(card, "Delivered"); // late: it lies at the office
        await Eventually.Is(() => service.IsPublished<CardUndelivered>(
            back => back.CardId == card.Id && back.CardVersion == 4));
        var back = await service.Again(card);
        Assert.Equal((CardState.CameBack, CardValidity.Live, 4), (back.State, back.Validity, back.Version));
        Assert.Contains(card.Id.ToString(), await service.Clerk().GetStringAsync("/handovers?limit=100"),
            StringComparison.Ordinal);

        Assert.True((await service.Clerk().PostAsync($"/cards/{card.Id}/posting", null)).IsSuccessStatusCode);
        var again = await service.Again(card);
        Assert.NotEqual(card.TrackingNumber, again.TrackingNumber);
        await Tell(card, "ReturnedToSender"); // of the former journey
        Assert.Equal(CardState.Posted, (await service.Again(card)).State);
        await Tell(again, "Accepted");
        await Eventually.Is(() => service.IsPublished<CardMailed>(mailed => mailed.CardId == card.Id
            && mailed.TrackingNumber == again.TrackingNumber && mailed.CardVersion == 6));
        Assert.Equal(2, (await View(card)).Shipments.Count);
        Assert.Equal(
            [CustodyEvent.Made, CustodyEvent.Mailed, CustodyEvent.CameBack, CustodyEvent.Mailed],
            (await service.Again(card)).Custody.Select(step => step.What));
    }

    [Fact]
    public void Whatever_the_courier_says_in_whatever_order_the_card_never_goes_back_on_its_way() => Prop.ForAll(
        ArbMap.Default.ArbFor<CourierEventKind[]>(), said =>
        {
            const string Number = "EA123456785CN";
            var card = Stories.Made(Stories.Wanted(), new(2040, 1, 1), Stories.Today);
            card.Post(Number, "clerk", Stories.Today);
            var told = new List<object>();
            foreach (var what in said.Where(what => card.IsNews(Number, what)))
            {
                told.AddRange(card.Hear(Number, what, Stories.Today, Stories.Today));
            }

            var back = said.Contains(CourierEventKind.ReturnedToSender);
            return card.State == (back ? CardState.CameBack : said.Length > 0 ? CardState.Mailed : CardState.Posted)
                && told.OfType<CardMailed>().Count() == (said.Length > 0 ? 1 : 0)
                && told.OfType<CardUndelivered>().Count() == (back ? 1 : 0)
                && card.Shipments[0].Events.Select(one => one.What).SequenceEqual(said.Distinct());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_the_courier_says_of_a_card_that_was_laid_aside_after_booking_moves_nothing()
    {
        const string Number = "EA123456785CN";
        var card = Stories.Made(Stories.Wanted(), new(2040, 1, 1), Stories.Today);
        card.Post(Number, "clerk", Stories.Today);
        card.LayAside("clerk", "torn", Stories.Today);

        foreach (var what in Enum.GetValues<CourierEventKind>())
        {
            Assert.Empty(card.Hear(Number, what, Stories.Today, Stories.Today));
        }

        Assert.Equal((CardState.Spoiled, CardValidity.NotYetLive), (card.State, card.Validity));
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

    private async Task<CardView> View(Card card) => (await service.As(Roles.Enterprise, card.EnterpriseId)
        .GetFromJsonAsync<Page<CardView>>($"/cards?caseId={card.CaseId}", Json.Options))!.Items.Single();

    private int Mailings(Card card) => service.Services.GetTestHarness().Published
        .Select<CardMailed>(mailed => mailed.Context.Message.CardId == card.Id).Count();

    private Task<HttpResponseMessage> Tell(
        Card card, string what, string? number = null, DateTimeOffset? at = null, ECDsa? signedWith = null) =>
        service.Anonymous().SendAsync(service.Outside.Callback(Body(card, what, number), at, signedWith));

    private static object Body(Card card, string what, string? number = null) =>
        new { reference = card.Id, trackingNumber = number ?? card.TrackingNumber, @event = what, at = Now };
}
