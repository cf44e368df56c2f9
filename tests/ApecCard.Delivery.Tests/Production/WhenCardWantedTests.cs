using ApecCard.Contracts;
using ApecCard.Delivery.Production;
using ApecCard.ServiceDefaults;
using ApecCard.Testing;
using MassTransit.Testing;

namespace ApecCard.Delivery.Tests.Production;

public class WhenCardWantedTests(DeliveryService service) : IClassFixture<DeliveryService>
{
    [Fact]
    public async Task A_wanted_card_is_not_made_by_itself_but_waits_at_its_office()
    {
        var job = await service.Want(Stories.Wanted() with { Office = "xian" });

        Assert.Empty(await service.CardsOf(Stories.Wanted() with { CaseId = job.CaseId }));
        Assert.Contains(
            await Waiting("xian"), one => one.JobId == job.Id && one is { State: JobState.Waiting, Reason: null });
        Assert.DoesNotContain(await Waiting("shanghai"), one => one.JobId == job.Id);
    }

    [Fact]
    public async Task However_often_and_simultaneously_it_is_wanted_one_job_waits()
    {
        var wanted = Stories.Wanted();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => service.Bus.Publish(wanted)));
        await Heard(wanted, times: 8); // else the older one may come first, and be superseded
        await service.Bus.Publish(wanted with { CaseVersion = wanted.CaseVersion - 1 });

        await Heard(wanted, times: 9);
        Assert.Single(await service.JobsOf(wanted));
        await service.Release(await service.Prepare(await service.JobsOf(wanted)));
        await service.Bus.Publish(wanted);
        await Heard(wanted, times: 10);
        Assert.Single(await service.JobsOf(wanted));
        Assert.Single(await service.CardsOf(wanted));
    }

    [Fact]
    public async Task Of_two_wants_that_are_not_produced_the_later_one_counts_in_whatever_order_they_come()
    {
        var early = EarlyCard();
        var full = FullInsteadOf(early);
        await service.Prepare(await service.Want(early)); // though a clerk has put it into a batch
        await service.Want(full);
        Assert.Equal(
            [(early.CaseVersion, JobState.Superseded), (full.CaseVersion, JobState.Waiting)], await StatesOf(early));

        early = EarlyCard();
        full = FullInsteadOf(early);
        await service.Want(full);
        await service.Bus.Publish(early);
        await Heard(early, times: 2);
        Assert.Equal([(full.CaseVersion, JobState.Waiting)], await StatesOf(early));
    }

    [Fact]
    public async Task Once_the_early_card_is_made_no_full_card_is_made_in_its_stead()
    {
        var early = EarlyCard();
        var card = await service.Produce(early);

        await service.Bus.Publish(FullInsteadOf(early));

        await Heard(early, times: 2);
        Assert.Equal([(early.CaseVersion, JobState.Produced)], await StatesOf(early));
        Assert.Equal(early.OrderId, card.OrderId);
    }

    [Fact]
    public async Task Before_its_batch_is_released_a_superseded_job_leaves_nothing_to_make()
    {
        var early = EarlyCard();
        var batch = await service.Prepare(await service.Want(early));
        await service.Want(FullInsteadOf(early));

        Assert.Empty((await service.Release(batch)).Items);
        Assert.Empty(await service.CardsOf(early));
    }

    [Fact]
    public void A_card_to_be_collected_nowhere_is_not_queued() => Assert.Equal(
        "card.no-service-point",
        Assert.Throws<RuleViolationException>(() => ProductionJob.Of(
            Stories.WantedForCollection() with { ServicePoint = null }, Stories.Today)).Code);

    private static CardWanted EarlyCard() =>
        Stories.Wanted() with { OrderId = Guid.NewGuid(), Kind = OrderKind.EarlyProduction };

    private static CardWanted FullInsteadOf(CardWanted early) => early with
    {
        CaseVersion = early.CaseVersion + 9,
        OrderId = null,
        Kind = null,
        InsteadOfOrder = early.OrderId,
    };

    private Task Heard(CardWanted wanted, int times) => Eventually.Is(() => service.Services.GetTestHarness().Consumed
        .Select<CardWanted>(one => one.Context.Message.CaseId == wanted.CaseId && one.Exception is null)
        .Count() == times);

    private async Task<(int, JobState)[]> StatesOf(CardWanted wanted) =>
        [.. (await service.JobsOf(wanted)).Select(job => (job.WantedAtVersion, job.State))];

    private async Task<IReadOnlyList<JobView>> Waiting(string office) => (await service.Clerk(office)
        .GetFromJsonAsync<Page<JobView>>("/production/jobs?limit=100", Json.Options))!.Items;
}
