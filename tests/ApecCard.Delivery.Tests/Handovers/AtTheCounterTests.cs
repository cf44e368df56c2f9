using System.Net;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;

namespace ApecCard.Delivery.Tests.Handovers;

/// <summary>What a clerk looks up while somebody waits at the counter.</summary>
public class AtTheCounterTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    private static int _cases = 2000;

    [Fact]
    public async Task A_scanned_number_of_the_case_of_an_order_or_of_the_card_finds_its_cards_also_when_they_are_gone()
    {
        var card = await ACardOfItsOwnCase();

        foreach (var scanned in new[]
        {
            card.CaseNumber, $" {card.CaseNumber.ToLowerInvariant()} ", $"{card.CaseNumber}-01-hb", card.Number,
        })
        {
            Assert.Equal(card.Id, Assert.Single(await Find(scanned)).CardId);
        }

        (await service.Clerk().PostAsJsonAsync($"/cards/{card.Id}/collection", new { passportNumber = "E12345678" }))
            .EnsureSuccessStatusCode();
        Assert.Equal(CardState.Collected, Assert.Single(await Find(card.CaseNumber)).State);
        Assert.Empty(await Find("APEC29991231999999"));
        Assert.Empty(await Find(card.CaseNumber, office: "hunan"));
        await Refusal.IsAbout("number", await service.Clerk().GetAsync($"/handovers?number={new string('A', 41)}"));
    }

    [Fact]
    public async Task One_card_is_shown_with_its_version_and_with_what_this_clerk_can_do()
    {
        var card = await service.ACard(HandoverMethod.Collection);
        var answer = await service.Clerk().GetAsync($"/handovers/{card.Id}");
        Assert.NotNull(answer.Headers.ETag);
        var shown = (await answer.Content.ReadFromJsonAsync<HandoverView>(Json.Options))!;
        Assert.True(shown is { CanCollect: true, CanPost: false, CanLayAside: true, CanDestroy: false });

        (await service.Clerk(account: "first").PostAsJsonAsync($"/cards/{card.Id}/spoiling", new { reason = "划痕" }))
            .EnsureSuccessStatusCode();
        Assert.True(await Show(card, "first") is { CanCollect: false, CanLayAside: false, CanDestroy: false });
        Assert.True(await Show(card, "second") is { CanDestroy: true });
        await Refusal.Is(
            HttpStatusCode.NotFound, "not-found", await service.Clerk("hunan").GetAsync($"/handovers/{card.Id}"));
    }

    [Fact]
    public async Task Who_comes_is_listed_by_time()
    {
        var (late, soon, never) = (await ACardOfItsOwnCase(), await ACardOfItsOwnCase(), await ACardOfItsOwnCase());
        var slots = Slots.Offered(DateTimeOffset.UtcNow).Take(2).ToArray();
        await Book(late, slots[1]);
        await Book(soon, slots[0]);

        var listed = (await service.Clerk().GetFromJsonAsync<HandoverView[]>("/appointments", Json.Options))!;

        Assert.Equal(
            [soon.Id, late.Id],
            listed.Select(one => one.CardId).Where(id => id == late.Id || id == soon.Id || id == never.Id));
        Assert.DoesNotContain(
            (await service.Clerk("hunan").GetFromJsonAsync<HandoverView[]>("/appointments", Json.Options))!,
            one => one.CardId == soon.Id);
    }

    [Fact]
    public async Task What_is_printed_is_shown_to_its_enterprise_and_without_the_passports_number_to_its_clerks()
    {
        var card = await service.ACard();

        var toClerk = await Imprint(service.Clerk(), card);
        Assert.Equal(("WANG", "CHN", "••••••678"), (toClerk.FamilyName, toClerk.Economy, toClerk.PassportNumber));
        Assert.Equal(["AUS", "NZL", "SGP"], toClerk.Back);
        Assert.Equal("南京西路1号", toClerk.Mailing!.Street);
        var toEnterprise = await Imprint(service.As(Roles.Enterprise, card.EnterpriseId), card);
        Assert.Equal("E12345678", toEnterprise.PassportNumber);
        Assert.Null(toEnterprise.Mailing);

        foreach (var stranger in new[] { service.Clerk("hunan"), service.As(Roles.Enterprise, Guid.NewGuid()) })
        {
            await Refusal.Is(
                HttpStatusCode.NotFound, "not-found", await stranger.GetAsync($"/cards/{card.Id}/imprint"));
        }

        await using var db = service.OpenDatabase();
        Assert.Equal(2, db.AuditEntries.Count(one =>
            one.Subject == card.Id.ToString() && one.Action == "card.imprint-read"));
    }

    [Fact]
    public async Task Batches_are_listed_by_whether_they_were_released()
    {
        var waiting = await service.Prepare(await service.Want(Stories.WantedForCollection()));
        var made = await service.Release(await service.Prepare(await service.Want(Stories.WantedForCollection())));

        var open = await Batches("false");
        Assert.Contains(open, one => one.BatchId == waiting.BatchId);
        Assert.DoesNotContain(open, one => one.BatchId == made.BatchId);
        Assert.DoesNotContain(await Batches("true"), one => one.BatchId == waiting.BatchId);
    }

    private Task<Card> ACardOfItsOwnCase() => service.Produce(Stories.WantedForCollection() with
    {
        CaseNumber = $"APEC20260505{Interlocked.Increment(ref _cases):D6}",
    });

    private async Task<IReadOnlyList<HandoverView>> Find(string number, string office = "shanghai") =>
        (await service.Clerk(office).GetFromJsonAsync<Page<HandoverView>>(
            $"/handovers?number={Uri.EscapeDataString(number)}", Json.Options))!.Items;

    private Task<HandoverView?> Show(Card card, string account) => service.Clerk(account: account)
        .GetFromJsonAsync<HandoverView>($"/handovers/{card.Id}", Json.Options);

    private async Task Book(Card card, DateTimeOffset slotAt) =>
        (await service.As(Roles.Enterprise, card.EnterpriseId)
            .PutAsJsonAsync($"/cards/{card.Id}/appointment", new { slotAt })).EnsureSuccessStatusCode();

    private static async Task<GetImprint.Response> Imprint(HttpClient caller, Card card) =>
        (await caller.GetFromJsonAsync<GetImprint.Response>($"/cards/{card.Id}/imprint", Json.Options))!;

    private async Task<IReadOnlyList<BatchView>> Batches(string released) => (await service.Clerk()
        .GetFromJsonAsync<Page<BatchView>>($"/production/batches?limit=100&released={released}", Json.Options))!.Items;
}
