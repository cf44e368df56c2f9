using System.Net;
using System.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Handovers;

public class CollectCardTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    private const string Right = "E12345678", Wrong = "E87654321";

    [Fact]
    public async Task A_card_to_be_collected_is_ready_at_its_service_point_once_it_is_produced()
    {
        var card = await service.ACard(HandoverMethod.Collection);

        Assert.Equal((CardState.Ready, "SHA-01"), (card.State, card.ServicePoint));
        await Eventually.Is(() => service.IsPublished<CardReadyForCollection>(ready =>
            ready.CardId == card.Id && ready is { ServicePoint: "SHA-01", CardVersion: 2 }));
        Assert.True(await service.IsPublished<CardProduced>(made => made.CardId == card.Id && made.CardVersion == 1));
        Assert.Contains(await Queue(), one => one.CardId == card.Id && one is { CanCollect: true, CanPost: false });
    }

    [Theory]
    [InlineData(Right)]
    [InlineData(" e12345678 ")]
    public async Task Who_shows_the_holders_passport_gets_the_card_once(string typed)
    {
        var card = await service.ACard(HandoverMethod.Collection);

        var answer = await Collect(service.Clerk(), card, typed);

        Assert.NotNull(answer.Headers.ETag);
        var shown = await answer.Content.ReadFromJsonAsync<HandoverView>(Json.Options);
        Assert.Equal((CardState.Collected, false), (shown!.State, shown.CanCollect));
        Assert.DoesNotContain(await Queue(), one => one.CardId == card.Id);
        await Eventually.Is(() => service.IsPublished<CardCollected>(
            collected => collected.CardId == card.Id && collected is { ServicePoint: "SHA-01", CardVersion: 3 }));
        Assert.Equal(["card.produced", "card.collected passport checked"], await AuditOf(card));
        await Refusal.Is(
            HttpStatusCode.Conflict, "card.already-collected", await Collect(service.Clerk(), card, Right));
    }

    [Fact]
    public async Task Somebody_else_does_not_get_it_and_that_is_noted()
    {
        var card = await service.ACard(HandoverMethod.Collection);

        var answer = await Collect(service.Clerk(), card, Wrong);

        await Refusal.Is(HttpStatusCode.Conflict, "handover.wrong-person", answer);
        Assert.DoesNotContain(Right, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(CardState.Ready, (await service.Again(card)).State);
        Assert.Equal(["card.produced", "card.not-handed-over wrong person"], await AuditOf(card));
    }

    [Fact]
    public async Task A_representative_brings_the_holders_passport_and_is_noted_unreadably()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        await Refusal.IsAbout("representativeName", await Come(card, new
        {
            passportNumber = Right,
            handedTo = "Representative",
        }));
        await Refusal.Is(HttpStatusCode.Conflict, "handover.wrong-person", await Come(card, new
        {
            passportNumber = Wrong,
            handedTo = "Representative",
            representativeName = "李四",
        }));

        var answer = await Come(card, new
        {
            passportNumber = Right,
            handedTo = "Representative",
            representativeName = "李四",
            representativeId = "110101199003070000",
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var kept = await service.Again(card);
        Assert.Equal((HandedTo.Representative, "representative"), (kept.HandedTo, kept.Custody[^1].TakenBy));
        Assert.DoesNotContain("110101", Encoding.UTF8.GetString(kept.Representative!), StringComparison.Ordinal);
        var who = service.Services.GetRequiredService<PersonalDataProtector>()
            .Unprotect<CollectCard.Representative>(kept.Representative!);
        Assert.Equal(("李四", "110101199003070000"), (who.Name, who.Id));
    }

    [Fact]
    public async Task Of_two_clerks_at_once_one_hands_it_over()
    {
        var card = await service.ACard(HandoverMethod.Collection);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Collect(service.Clerk(), card, Right)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        await Eventually.Is(() => service.IsPublished<CardCollected>(collected => collected.CardId == card.Id));
        Assert.Equal(3, (await service.Again(card)).Version);
    }

    [Fact]
    public async Task A_card_to_be_mailed_is_not_collected() => await Refusal.Is(
        HttpStatusCode.Conflict, "card.not-for-collection",
        await Collect(service.Clerk(), await service.ACard(), Right));

    [Fact]
    public async Task Another_offices_card_is_not_there_and_other_roles_hand_over_nothing()
    {
        var card = await service.ACard(HandoverMethod.Collection, office: "hunan");

        await Refusal.Is(HttpStatusCode.NotFound, "not-found", await Collect(service.Clerk("shanghai"), card, Right));
        await Refusal.Is(HttpStatusCode.Forbidden, "not-for-your-role",
            await Collect(service.As(Roles.Enterprise, card.EnterpriseId), card, Right));
        await Refusal.Is(
            HttpStatusCode.Unauthorized, "not-signed-in", await Collect(service.Anonymous(), card, Right));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E1234567890")]
    [InlineData("E 1")]
    [InlineData("护照")]
    public async Task What_is_no_passport_number_is_refused(string? typed) => await Refusal.IsAbout(
        "passportNumber",
        await Collect(service.Clerk(), await service.ACard(HandoverMethod.Collection), typed));

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_so()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/cards/{card.Id}/collection")
        {
            Content = JsonContent.Create(new { passportNumber = Right }),
            Headers = { { "If-Match", "\"1\"" } },
        };
        await Refusal.Is(
            HttpStatusCode.PreconditionFailed, "changed-meanwhile", await service.Clerk().SendAsync(request));
    }

    private async Task<IReadOnlyList<HandoverView>> Queue() => (await service.Clerk()
        .GetFromJsonAsync<Page<HandoverView>>("/handovers?limit=100", Json.Options))!.Items;

    private async Task<string[]> AuditOf(Card card)
    {
        await using var db = service.OpenDatabase();
        return await db.AuditEntries
            .Where(entry => entry.Subject == card.Id.ToString())
            .OrderBy(entry => entry.At)
            .Select(entry => entry.Reason == null ? entry.Action : $"{entry.Action} {entry.Reason}")
            .ToArrayAsync();
    }

    private Task<HttpResponseMessage> Come(Card card, object request) =>
        service.Clerk().PostAsJsonAsync($"/cards/{card.Id}/collection", request);

    private static Task<HttpResponseMessage> Collect(HttpClient clerk, Card card, string? passportNumber) =>
        clerk.PostAsJsonAsync($"/cards/{card.Id}/collection", new { passportNumber });
}
