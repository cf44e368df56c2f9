using ApecCard.Applications.Cases;
using ApecCard.Applications.PublicEvents;
using ApecCard.Contracts;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ApecCard.Applications.Tests.PublicEvents;

[Collection(nameof(TheService))]
public class PublicRelayTests(ApplicationsService service)
{
    [Fact]
    public async Task What_outsiders_may_know_of_a_case_is_told_in_the_order_in_which_it_happened()
    {
        var caseFile = await service.ACase(Stories.WithCard);
        await service.Bus.Publish(new CardMailed(caseFile.Id, Stories.ACard, 2, "EA123456785CN", Stories.Today));
        await Told(caseFile, 6);
        await service.Bus.Publish(new CardExpired(caseFile.Id, Stories.ACard, 3, Stories.Today));
        await Told(caseFile, 7);

        var letters = service.Subscriber.Of(caseFile.Number!);
        Assert.Equal(
            [
                "abtc.case.submitted.-.shanghai",
                "abtc.economy.decided.aus.shanghai", "abtc.economy.decided.nzl.shanghai",
                "abtc.economy.decided.sgp.shanghai",
                "abtc.case.completed.-.shanghai", "abtc.card.issued.-.shanghai", "abtc.card.expired.-.shanghai",
            ],
            letters.Select(letter => letter.RoutingKey));
        Assert.Equal(Enumerable.Range(1, 7).Select(place => $"{place:D6}"), letters.Select(letter => letter.Sequence));
    }

    [Fact]
    public async Task What_is_told_twice_here_is_told_outsiders_once()
    {
        var caseFile = await service.ACase(Stories.WithCard);
        CardRevoked revoked = new(caseFile.Id, Stories.ACard, 3, "lost", Stories.Today);
        await service.Bus.Publish(revoked);
        await service.Bus.Publish(revoked);
        await service.Bus.Publish(new CardExpired(caseFile.Id, Stories.ACard, 4, Stories.Today));
        await Told(caseFile, 6);

        var another = await service.ACase(Stories.InPreliminaryReview);
        await Told(another, 1);
        Assert.Equal(6, service.Subscriber.Of(caseFile.Number!).Count);
    }

    [Fact]
    public async Task Drafts_and_what_reviewers_do_are_nobodys_business()
    {
        var caseFile = await service.ACase(Stories.InMinistryReview);
        await Told(caseFile, 1);
        Assert.Equal("abtc.case.submitted", service.Subscriber.Of(caseFile.Number!).Single().Type);
    }

    [Fact]
    public async Task Nothing_is_lost_while_the_broker_is_away_and_nothing_overtakes()
    {
        var cases = await service.Cases(5, Stories.InPreClearance);
        await Task.WhenAll(cases.Select(one => Told(one, 1)));
        service.Subscriber.IsAway = true;
        await Task.WhenAll(
            from one in cases
            from economy in Stories.Three
            select service.Bus.Publish(
                new EconomyDecided(one.Id, economy, 1, PreClearanceDecision.Granted, Stories.Today)));
        await Eventually.Is(async () => await Unsent() >= 20, seconds: 30);
        Assert.All(cases, one => Assert.Single(service.Subscriber.Of(one.Number!)));

        service.Subscriber.IsAway = false;
        await Task.WhenAll(cases.Select(one => Told(one, 5)));
        Assert.All(cases, one => Assert.Equal(
            ["000001", "000002", "000003", "000004", "000005"],
            service.Subscriber.Of(one.Number!).Select(letter => letter.Sequence)));
        var cursors = service.Subscriber.Letters.Select(letter => long.Parse(letter.Cursor)).ToArray();
        Assert.Equal(cursors.Distinct().Order(), cursors); // none twice, none late, whichever case it is of
    }

    [Fact]
    public async Task Replicas_send_one_at_a_time_and_each_event_once()
    {
        // Another test may have cut a replica's connection: while it finds out, two may send.
        await Eventually.Is(async () => await Unsent() == 0);
        service.Subscriber.MostAtOnce = 0;
        var cases = await service.Cases(20, Stories.InProduction);
        var replicas = Enumerable.Range(0, 4).Select(_ => Replica()).ToArray();
        await Eventually.Is(async () =>
        {
            await Task.WhenAll(replicas.Select(replica => replica.SendBatchAsync(default)));
            return cases.All(one => service.Subscriber.Of(one.Number!).Count == 5);
        });
        Assert.Equal(1, service.Subscriber.MostAtOnce);
        await Eventually.Is(async () => await Unsent() == 0); // what was sent is noted a moment later
    }

    [Fact]
    public async Task What_is_rolled_back_is_not_told()
    {
        await using var db = service.OpenDatabase();
        var caseFile = Stories.A(Stories.InPreliminaryReview, await service.AnEnterprise());
        await using (await db.Database.BeginTransactionAsync())
        {
            db.Add(caseFile);
            await db.SaveChangesAsync();
        }

        await Told(await service.ACase(Stories.InPreliminaryReview), 1);
        Assert.Empty(service.Subscriber.Of(caseFile.Number!));
    }

    private Task Told(CaseFile caseFile, int events) =>
        Eventually.Is(() => service.Subscriber.Of(caseFile.Number!).Count >= events, seconds: 30);

    private async Task<int> Unsent()
    {
        await using var db = service.OpenDatabase();
        return await db.PublicEvents.CountAsync(news => news.SentAt == null);
    }

    private PublicRelay Replica() => new(
        service.Services.GetRequiredService<NpgsqlDataSource>(),
        service.Services.GetRequiredService<IServiceScopeFactory>(),
        service.Subscriber,
        service.Clock,
        NullLogger<PublicRelay>.Instance);
}
