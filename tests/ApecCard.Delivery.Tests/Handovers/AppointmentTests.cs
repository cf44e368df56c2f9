using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Offices;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using static System.Net.HttpStatusCode;

namespace ApecCard.Delivery.Tests.Handovers;

public class AppointmentTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public void Holders_are_received_every_half_hour_from_nine_to_five_on_the_next_ten_working_days()
    {
        var friday = new DateTimeOffset(2026, 5, 8, 16, 10, 0, Clock.Shanghai);
        var offered = Slots.Offered(friday).Select(slot => slot.ToOffset(Clock.Shanghai)).ToArray();

        Assert.Equal(new(2026, 5, 8, 16, 30, 0, Clock.Shanghai), offered[0]); // today's last
        Assert.Equal(new(2026, 5, 11, 9, 0, 0, Clock.Shanghai), offered[1]); // Monday's first
        Assert.Equal(1 + 9 * 16, offered.Length);
        Assert.Equal(new(2026, 5, 21, 16, 30, 0, Clock.Shanghai), offered[^1]);
        Assert.DoesNotContain(offered, slot => slot.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    [Fact]
    public async Task The_enterprise_books_a_half_hour_and_the_clerk_sees_it()
    {
        var card = await service.ACard(HandoverMethod.Collection, office: "beijing");
        var slot = (await SlotsOf(card)).Slots[20];
        Assert.Equal(ServicePoint.UsualPlaces, slot.Free);

        Assert.Equal(OK, (await Book(card, slot.SlotAt)).StatusCode);

        Assert.Equal(slot.SlotAt, (await SlotsOf(card)).AppointmentAt);
        Assert.Equal(slot.SlotAt, (await Queue("beijing")).Single(one => one.CardId == card.Id).AppointmentAt);
        var answer = await Of(card).DeleteAsync($"/cards/{card.Id}/appointment");
        Assert.Equal(NoContent, answer.StatusCode);
        Assert.Null((await SlotsOf(card)).AppointmentAt);
    }

    [Fact]
    public async Task A_half_hour_has_so_many_places_however_many_want_it_at_once()
    {
        var cards = new List<Card>();
        for (var i = 0; i < ServicePoint.UsualPlaces + 2; i++)
        {
            cards.Add(await service.ACard(HandoverMethod.Collection, office: "xian"));
        }

        var slot = (await SlotsOf(cards[0])).Slots[30].SlotAt;
        var answers = await Task.WhenAll(cards.Select(card => Book(card, slot)));

        Assert.Equal(ServicePoint.UsualPlaces, answers.Count(answer => answer.StatusCode is OK));
        foreach (var refused in answers.Where(answer => answer.StatusCode is not OK))
        {
            await Refusal.Is(Conflict, "slot.full", refused);
        }

        var booked = cards.Zip(answers).First(one => one.Second.StatusCode is OK).First;
        var without = cards.Zip(answers).First(one => one.Second.StatusCode is not OK).First;
        Assert.DoesNotContain((await SlotsOf(without)).Slots, one => one.SlotAt == slot);
        Assert.Equal(OK, (await Book(booked, slot)).StatusCode); // one's own is not in the way
        await Of(booked).DeleteAsync($"/cards/{booked.Id}/appointment");
        Assert.Equal(OK, (await Book(without, slot)).StatusCode);
    }

    [Fact]
    public async Task No_other_time_is_offered_and_no_other_card_has_appointments()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        var slot = (await SlotsOf(card)).Slots[0].SlotAt;
        foreach (var at in new[] { slot.AddMinutes(1), slot.AddYears(-1), slot.AddDays(60), slot.AddHours(12) })
        {
            await Refusal.Is(Conflict, "slot.not-offered", await Book(card, at));
        }

        var mailed = await service.ACard();
        await Refusal.Is(Conflict, "card.not-for-collection", await Book(mailed, slot));
        await Refusal.Is(NotFound, "not-found", await service.As(Roles.Enterprise, Guid.NewGuid())
            .PutAsJsonAsync($"/cards/{card.Id}/appointment", new { slotAt = slot }));
        await Refusal.IsAbout("slotAt", await Of(card).PutAsJsonAsync($"/cards/{card.Id}/appointment", new { }));
    }

    private HttpClient Of(Card card) => service.As(Roles.Agent, card.EnterpriseId);

    private Task<HttpResponseMessage> Book(Card card, DateTimeOffset slotAt) =>
        Of(card).PutAsJsonAsync($"/cards/{card.Id}/appointment", new { slotAt });

    private async Task<GetSlots.Response> SlotsOf(Card card) =>
        (await Of(card).GetFromJsonAsync<GetSlots.Response>($"/cards/{card.Id}/slots", Json.Options))!;

    private async Task<IReadOnlyList<HandoverView>> Queue(string office) => (await service.Clerk(office)
        .GetFromJsonAsync<Page<HandoverView>>("/handovers?limit=100", Json.Options))!.Items;
}
