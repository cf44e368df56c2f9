using System.Net;
using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Messaging;

/// <summary>What is promised about messages, on the broker that has to keep it.</summary>
public class DeliveryTests(OnRabbitMq service) : IClassFixture<OnRabbitMq>
{
    private const string Reviews = "applications-when-preliminary-review-passed";
    private const string Decisions = "applications-when-economy-decided";

    [Fact]
    public async Task A_message_delivered_again_changes_nothing_and_is_not_put_aside()
    {
        var caseFile = await service.ACase(Stories.InPreliminaryReview);
        var passed = new PreliminaryReviewPassed(caseFile.Id, ReviewVersion: 2, Stories.Today);
        var messageId = await Publish(passed);
        await Eventually.Is(() => service.Now(caseFile, c => c.Stage is Stage.ForeignAffairsReview));

        await Publish(passed, messageId);

        await Eventually.Is(() => service.Deliveries.Of(messageId) == 2);
        Assert.True(await service.Now(caseFile, c => c.Version == caseFile.Version + 1));
        Assert.Equal(0, await Broker.Depth(Reviews + "_skipped"));
        Assert.Equal(0, await Broker.Depth(Reviews + "_error"));
    }

    [Fact]
    public async Task A_decision_that_overtakes_the_request_for_it_waits_for_it()
    {
        var caseFile = await service.ACase(Stories.Forwarded);

        var messageId = await Publish(Decision(caseFile.Id, "AUS"));
        await Eventually.Is(() => service.Deliveries.Of(messageId) == 1); // now it waits in the queue
        await Publish(new PreClearanceRequested(caseFile.Id, ReviewVersion: 5, ["AUS", "NZL"], Stories.Today));

        await Eventually.Is(() => service.Now(caseFile, c => c.GrantedEconomies is ["AUS"]), seconds: 10);
        await Eventually.Is(() => service.Deliveries.Of(messageId) == 2); // counted when all is done
        Assert.Equal(0, await Broker.Depth(Decisions + "_skipped"));
    }

    [Fact]
    public async Task A_broken_rule_goes_to_the_error_queue_at_once()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        var before = await Broker.Depth(Decisions + "_error");

        var messageId = await Publish(Decision(caseFile.Id, "CAN")); // it pre-clears nobody, and was not asked

        await Eventually.Is(async () => await Broker.Depth(Decisions + "_error") == before + 1);
        await Eventually.Is(() => service.Deliveries.Of(messageId) == 1); // counted when all is done
    }

    [Fact]
    public async Task What_never_succeeds_goes_to_the_error_queue_after_the_last_wait()
    {
        var before = await Broker.Depth(Decisions + "_error");

        var messageId = await Publish(Decision(Guid.NewGuid(), "AUS"));

        await Eventually.Is(async () => await Broker.Depth(Decisions + "_error") == before + 1, seconds: 15);
        await Eventually.Is(() => service.Deliveries.Of(messageId) == 3); // counted when all is done
        Assert.Equal(0, await Broker.Depth(Decisions + "_skipped"));
    }

    [Fact]
    public async Task A_submission_while_the_broker_restarts_is_accepted_and_told_afterwards()
    {
        var draft = await service.ACase(Stories.Filled);
        var tap = await Broker.Tap<CaseSubmitted>();

        await TestServers.StopRabbitMq();
        try
        {
            var http = service.Owner(draft);
            Assert.Equal(HttpStatusCode.OK, (await http.PostAsync($"/cases/{draft.Id}/submission", null)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health")).StatusCode);
        }
        finally
        {
            await TestServers.StartRabbitMq();
        }

        await Eventually.Is(async () => await Broker.Depth(tap) >= 1, seconds: 60);
        await Eventually.Is(NothingIsOwed);
    }

    [Fact]
    public async Task Two_replicas_share_one_outbox_and_each_message_is_handled_once()
    {
        using var replica = service.WithWebHostBuilder(_ => { });
        replica.CreateClient();
        var (paid, ready) = (await Broker.Tap<FeePaid>(), await Broker.Tap<CaseReadyForMinistry>());
        var cases = await service.Cases(300, Stories.AwaitingPayment);

        await using (var db = service.OpenDatabase())
        {
            foreach (var caseFile in cases)
            {
                db.Publish(new FeePaid(caseFile.Id, Guid.NewGuid(), 2, caseFile.Number!, 720m, "CNY", Stories.Today));
            }

            await db.SaveChangesAsync();
        }

        await Eventually.Is(async () => await Broker.Depth(ready) == cases.Length, seconds: 60);
        await Eventually.Is(NothingIsOwed);
        Assert.Equal(cases.Length, await Broker.Depth(paid)); // nobody crashed: none was even sent twice
        await using var after = service.OpenDatabase();
        Assert.Equal(cases.Length, await after.Handled.CountAsync(m => m.Consumer == "applications-when-fee-paid"));
        var versions = await after.Cases.ToDictionaryAsync(now => now.Id, now => now.Version);
        Assert.All(cases, c => Assert.Equal(c.Version + 2, versions[c.Id]));
    }

    [Fact]
    public async Task What_nobody_asked_for_yet_holds_up_no_other_and_is_sent_when_somebody_does()
    {
        var wanted = await Broker.Tap<CaseSubmitted>();
        await using (var db = service.OpenDatabase())
        {
            for (var message = 0; message < 250; message++) // more than a batch
            {
                db.Publish(new CaseLapsed(Guid.NewGuid(), 1, "APEC20260504000001", Stories.Today));
            }

            db.Publish(new CaseSubmitted(Guid.NewGuid(), 1, "APEC20260504000001", Guid.NewGuid(), "shanghai", [],
                Stories.Today));
            await db.SaveChangesAsync();
        }

        await Eventually.Is(async () => await Broker.Depth(wanted) == 1);
        var late = await Broker.Tap<CaseLapsed>();
        await Eventually.Is(async () => await Broker.Depth(late) >= 250, seconds: 30);
        await Eventually.Is(NothingIsOwed);
    }

    private async Task<Guid> Publish<T>(T message, Guid? again = null) where T : class
    {
        var messageId = again ?? Guid.NewGuid();
        await service.Bus.Publish(message, context => context.MessageId = messageId);
        return messageId;
    }

    private static EconomyDecided Decision(Guid caseId, string economy) =>
        new(caseId, economy, PreClearanceVersion: 1, PreClearanceDecision.Granted, Stories.Today);

    private async Task<bool> NothingIsOwed()
    {
        await using var db = service.OpenDatabase();
        return !await db.Outbox.AnyAsync();
    }
}
