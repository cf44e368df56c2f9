using System.Text;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Cards;

public class WhenCardWantedTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task A_wanted_card_is_produced_and_the_bus_hears_of_it()
    {
        var card = await service.ACard();

        Assert.True(CardNumber.IsValid(card.Number));
        Assert.Equal(["AUS", "NZL", "SGP"], card.GrantedEconomies);
        await Eventually.Is(() => service.IsPublished<CardProduced>(produced => produced.CardId == card.Id
            && produced.ExpiresOn == card.ExpiresOn && produced.GrantedEconomies.Length == 3));
    }

    [Fact]
    public async Task However_often_and_simultaneously_it_is_wanted_one_card_is_produced()
    {
        var wanted = Stories.Wanted();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Bus.Publish(wanted)));
        await service.Bus.Publish(wanted with { CaseVersion = wanted.CaseVersion - 1 });
        await Eventually.Is(async () => (await service.CardsOf(wanted)).Length == 1);
        await Task.Delay(1000);

        Assert.Single(await service.CardsOf(wanted));
        await using var db = service.OpenDatabase();
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry =>
            entry.Subject == db.Cards.Single(card => card.CaseId == wanted.CaseId).Id.ToString()));
    }

    [Fact]
    public async Task No_card_is_produced_on_an_expired_passport()
    {
        var wanted = Stories.Wanted();
        service.Outside.PassportExpiresOn = "2020-01-01";
        try
        {
            await service.Bus.Publish(wanted);
            var harness = service.Services.GetTestHarness();
            await Eventually.Is(() => harness.Consumed.Any<CardWanted>(consumed =>
                consumed.Context.Message.CaseId == wanted.CaseId && consumed.Exception is RuleViolationException));
        }
        finally
        {
            service.Outside.PassportExpiresOn = "2040-01-01";
        }

        Assert.Empty(await service.CardsOf(wanted));
    }

    [Fact]
    public async Task What_is_kept_of_the_person_is_not_readable_in_the_database()
    {
        var card = await service.ACard();
        await using var db = service.OpenDatabase();
        var kept = await db.Personalisations.SingleAsync(one => one.CardId == card.Id);

        Assert.DoesNotContain("WANG", Encoding.UTF8.GetString(kept.Protected), StringComparison.Ordinal);
        var protector = service.Services.GetRequiredService<PersonalDataProtector>();
        Assert.Equal("WANG", kept.Read(protector).Applicant.FamilyName);
        Assert.DoesNotContain("WANG", kept.Read(protector).ToString(), StringComparison.Ordinal);
    }
}
