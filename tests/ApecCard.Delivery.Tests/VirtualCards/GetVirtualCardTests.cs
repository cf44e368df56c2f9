using System.Net;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.VirtualCards;

public class GetVirtualCardTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task The_enterprise_gets_a_code_that_is_checked_without_asking_anybody()
    {
        var card = await service.ALiveCard();

        var shown = await service.VirtualCardOf(card);

        var verifier = await service.AVerifier();
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(("valid", "AUS NZL SGP"), Said(verifier.Check(shown.Text, VirtualCards.Passport, now)));
        Assert.Equal("wrong-passport", verifier.Check(shown.Text, "E99999999", now).Result);
        Assert.StartsWith("<svg", shown.Qr, StringComparison.Ordinal);
        Assert.InRange(shown.AsOf, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        await using var db = service.OpenDatabase();
        Assert.True(await db.AuditEntries.AnyAsync(
            entry => entry.Action == "card.virtual-card-issued" && entry.Subject == card.Id.ToString()));
    }

    [Fact]
    public async Task Another_enterprise_does_not_learn_that_there_is_a_card()
    {
        var card = await service.ALiveCard();
        var another = service.As(Roles.Enterprise, Guid.NewGuid());
        var path = $"/cards/{card.Id}/virtual";
        Assert.Equal(HttpStatusCode.NotFound, (await another.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Clerk().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_card_has_no_code_and_the_codes_it_had_are_on_the_list()
    {
        var card = await service.ALiveCard();
        var shown = await service.VirtualCardOf(card);
        await service.Bus.Publish(new CardNotWanted(card.CaseId, 29, card.Id, "lost", Stories.Today));

        await Eventually.Is(async () => await Checked(shown.Text) == ("revoked", "AUS NZL SGP"));
        var answer = await service.Holder(card).GetAsync($"/cards/{card.Id}/virtual");
        await Refusal.Is(HttpStatusCode.Conflict, "card.not-live", answer);
    }

    [Fact]
    public async Task A_code_made_before_an_economy_was_struck_counts_there_no_more()
    {
        var card = await service.ALiveCard();
        var shown = await service.VirtualCardOf(card);
        await service.Bus.Publish(new EconomyStruck(card.CaseId, 29, "NZL", Stories.Today));

        await Eventually.Is(async () => await Checked(shown.Text) == ("valid", "AUS SGP"));
        Assert.Equal(("valid", "AUS SGP"), await Checked((await service.VirtualCardOf(card)).Text));
    }

    [Fact]
    public async Task The_list_is_sent_again_only_when_it_has_changed()
    {
        var http = service.Anonymous();
        var first = await http.GetAsync("/virtual-cards/revocations");
        Assert.Equal("application/jose", first.Content.Headers.ContentType?.MediaType);
        var again = new HttpRequestMessage(HttpMethod.Get, "/virtual-cards/revocations");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await http.SendAsync(again)).StatusCode);
    }

    private async Task<(string, string)> Checked(string text) =>
        Said((await service.AVerifier()).Check(text, VirtualCards.Passport, DateTimeOffset.UtcNow));

    private static (string, string) Said((string Result, IReadOnlyList<string> Economies) said) =>
        (said.Result, string.Join(' ', said.Economies));
}
