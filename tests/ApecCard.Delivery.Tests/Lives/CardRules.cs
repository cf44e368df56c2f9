using System.Text.Json;
using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Custody;
using ApecCard.Delivery.Production;
using ApecCard.Delivery.Register;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Tests.Lives;

/// <summary>The invariants at the end of DOMAIN §4 that concern cards, asked of the database.</summary>
public static class CardRules
{
    public static async Task Hold(DeliveryDb db, Told told, HashSet<string> seen)
    {
        var cards = await db.Cards.Where(card => told.Cases.Contains(card.CaseId)).ToDictionaryAsync(card => card.Id);
        var jobs = await db.Jobs.Where(job => told.Cases.Contains(job.CaseId)).ToDictionaryAsync(job => job.Id);
        var returns = await db.Returns.Where(one => told.Cases.Contains(one.CaseId)).ToListAsync();
        var struck = await db.Strikes.Where(one => told.Cases.Contains(one.CaseId)).ToListAsync();

        Assert.True(cards.Values.Count(card => card.Validity is CardValidity.Live) <= 1, "two cards are live");
        Assert.All(
            jobs.Values.Where(job => job.IsUnproduced).CountBy(job => job.CaseId), one => Assert.Equal(1, one.Value));
        Assert.Equal(
            jobs.Values.Where(job => job.State is JobState.Produced).Select(job => job.Id).Order(),
            cards.Values.Select(card => card.JobId).Order());
        foreach (var card in cards.Values)
        {
            IsMadeAsGranted(card, told);
            CountsWhereGranted(card, struck.Where(one => one.CaseId == card.CaseId));
            EndsWithWhatItReplaces(card, jobs[card.JobId], cards);
            HasAnUnbrokenChain(card);
            Assert.True(card.InsteadOf is not { } spoiled || cards[spoiled].State is CardState.Destroyed);
            if (HasLeft(card))
            {
                EndedWhatItSucceeds(card, cards);
                Assert.True(!card.OldCardOwed || returns.Exists(
                    one => one.OrderId == card.OrderId && one.ReceivedAt is not null), "the old card is still owed");
            }

            seen.UnionWith([$"{card.State}", $"{card.Validity}", card.EndReason ?? ""]);
        }

        foreach (var (id, early) in told.EarlyOrders)
        {
            Assert.False(
                cards.Values.Any(card => card.OrderId == early)
                && jobs.Values.Any(job => job.CaseId == id && job.State is JobState.Produced
                    && job.WantedAtVersion == told.FullCards.GetValueOrDefault(id)),
                "the early card and the full one in its stead were both made");
        }

        Assert.DoesNotContain(returns, one => one.ReceivedAt is null
            && cards[one.CardId].State is CardState.Returned or CardState.Destroyed);
    }

    /// <summary>What the bus heard of the cards agrees with what they are.</summary>
    public static async Task HoldAtTheEnd(DeliveryDb db, Told told)
    {
        var heard = (await db.Outbox.ToListAsync())
            .Select(owed => JsonSerializer.Deserialize(owed.Body, OutboxMessage.TypeOf(owed.Type), Json.Options))
            .ToList();
        foreach (var card in await db.Cards.Where(card => told.Cases.Contains(card.CaseId)).ToListAsync())
        {
            Assert.Single(heard.OfType<CardProduced>(), one => one.CardId == card.Id);
            var ends = heard.OfType<CardRevoked>().Count(one => one.CardId == card.Id)
                + heard.OfType<CardExpired>().Count(one => one.CardId == card.Id)
                + heard.OfType<CardSpoiled>().Count(one => one.CardId == card.Id);
            Assert.Equal(card.Validity is CardValidity.Revoked or CardValidity.Expired ? 1 : 0, ends);
            Assert.Equal(
                card.Custody.Count(step => step.What is CustodyEvent.Mailed),
                heard.OfType<CardMailed>().Count(one => one.CardId == card.Id));
        }

        var received = await db.Returns.Where(one => told.Cases.Contains(one.CaseId) && one.ReceivedAt != null)
            .Select(one => one.OrderId).ToListAsync();
        Assert.Equal(received.Order(), heard.OfType<CardReturned>().Select(one => one.OrderId).Order());
        await db.Outbox.ExecuteDeleteAsync();
    }

    private static void IsMadeAsGranted(Card card, Told told)
    {
        var truth = told.Truth[(card.CaseId, card.MadeAtVersion)];
        Assert.NotEmpty(card.GrantedEconomies);
        Assert.Subset(truth.GrantedEconomies!.ToHashSet(), card.GrantedEconomies.ToHashSet());
        Assert.True(card.ExpiresOn <= DateOnly.Parse(truth.PassportExpiresOn), "it outlives the passport");
        Assert.True(card.ExpiresOn <= card.IssuedOn.AddYears(5), "it is valid for more than five years");
    }

    private static void CountsWhereGranted(Card card, IEnumerable<Strike> struck)
    {
        if (card.Validity is CardValidity.Live or CardValidity.NotYetLive)
        {
            Assert.NotEmpty(card.RemainingEconomies);
            Assert.DoesNotContain(struck, one =>
                one.CaseVersion > card.MadeAtVersion && card.RemainingEconomies.Contains(one.Economy));
        }
    }

    private static void EndsWithWhatItReplaces(Card card, ProductionJob job, Dictionary<Guid, Card> cards) =>
        Assert.True(
            job.Kind is not OrderKind.Replacement || card.ExpiresOn <= cards[card.Succeeds!.Value].ExpiresOn,
            "it outlives the card it replaces");

    private static bool HasLeft(Card card) =>
        card.Custody.Exists(step => step.What is CustodyEvent.HandedOver or CustodyEvent.Mailed);

    private static void EndedWhatItSucceeds(Card card, Dictionary<Guid, Card> cards)
    {
        for (var old = card.Succeeds; old is { } id;
            old = cards.Values.SingleOrDefault(one => one.InsteadOf == id)?.Id)
        {
            Assert.True(
                cards[id].Validity is not CardValidity.Live, "an old card is live after its successor was handed over");
        }
    }

    // Who gives a card has it: the office and its clerks, or somebody outside, between whom we see no step.
    private static void HasAnUnbrokenChain(Card card)
    {
        Assert.Equal(CustodyEvent.Made, card.Custody[0].What);
        Assert.NotEqual(card.Custody[0].GivenBy, card.Custody[0].TakenBy);
        foreach (var (before, step) in card.Custody.Zip(card.Custody.Skip(1)))
        {
            Assert.True(
                CustodyStep.IsOutside(before.TakenBy) == CustodyStep.IsOutside(step.GivenBy)
                && before.What is not CustodyEvent.Destroyed,
                $"{step} follows {before}");
            Assert.True(
                step.What is not CustodyEvent.Destroyed || step.GivenBy != step.TakenBy, "one alone destroyed it");
        }

        Assert.Equal(card.State is CardState.Destroyed, card.Custody[^1].What is CustodyEvent.Destroyed);
    }
}
