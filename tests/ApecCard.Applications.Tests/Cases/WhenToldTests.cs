using ApecCard.Applications.Cases;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults.Formats;
using ApecCard.Testing;
using MassTransit;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>What each message of another service makes of a case, and what the bus hears then.</summary>
[Collection(nameof(TheService))]
public class WhenToldTests(ApplicationsService service)
{
    [Fact]
    public Task WhenPreliminaryReviewPassed_it_goes_to_the_foreign_affairs_office() => Leads(
        Stories.InPreliminaryReview, c => new PreliminaryReviewPassed(c.Id, 2, Stories.Today),
            c => c.Stage is Stage.ForeignAffairsReview);

    [Fact]
    public Task WhenCaseClaimed_the_timeline_says_so() => Leads(
        Stories.InPreliminaryReview, c => new CaseClaimed(c.Id, 1, ReviewStage.PreliminaryReview, Stories.Today),
            c => c.ReviewVersion == 1);

    [Fact]
    public Task WhenChargeOpened_the_fee_is_known() => Leads(
        Stories.InPreliminaryReview,
        c => new ChargeOpened(c.Id, Guid.NewGuid(), 1, c.Number!, 720m, "CNY", Stories.Today),
        c => c is { FeeAmount: 720m, FeeCurrency: "CNY", FeePaid: false });

    [Fact]
    public Task WhenForeignAffairsReviewPassed_it_waits_for_the_fee() => Leads(
        Stories.InForeignAffairsReview, c => new ForeignAffairsReviewPassed(c.Id, 3, Stories.Today),
            c => c.Stage is Stage.AwaitingPayment);

    [Fact]
    public async Task WhenForeignAffairsReviewPassed_it_goes_straight_on_when_it_is_paid()
    {
        var caseFile = await Leads(
            c => { Stories.InForeignAffairsReview(c); c.RecordPayment(Stories.Today); },
            c => new ForeignAffairsReviewPassed(c.Id, 3, Stories.Today),
            c => c.Stage is Stage.MinistryReview);
        await Eventually.Is(() => service.IsPublished<CaseReadyForMinistry>(told => told.CaseId == caseFile.Id));
    }

    [Fact]
    public async Task WhenFeePaid_it_goes_on_to_the_ministry()
    {
        var caseFile = await Leads(Stories.AwaitingPayment, Paid,
            c => c is { Stage: Stage.MinistryReview, FeePaid: true });
        await Eventually.Is(() => service.IsPublished<CaseReadyForMinistry>(
            told => told.CaseId == caseFile.Id && told.CaseNumber == caseFile.Number));
    }

    [Fact]
    public async Task WhenMinistryReviewPassed_it_goes_out_to_the_economies()
    {
        var caseFile = await Leads(
            Stories.InMinistryReview, c => new MinistryReviewPassed(c.Id, 4, Stories.Today),
            c => c is { Stage: Stage.Forwarded, Clearance: Clearance.InProgress });
        await Eventually.Is(() => service.IsPublished<CaseForwarded>(told => told.CaseId == caseFile.Id));
    }

    [Fact]
    public Task WhenPreClearanceRequested_the_board_shows_who_is_asked() => Leads(
        Stories.Forwarded, c => new PreClearanceRequested(c.Id, 5, Stories.Three, Stories.Today),
        c => c.AskedEconomies.SequenceEqual(Stories.Three));

    [Fact]
    public Task WhenEconomyDecided_the_board_shows_it() => Leads(
        Stories.InPreClearance, c => Decided(c, "NZL"), c => c.GrantedEconomies is ["NZL"]);

    [Fact]
    public Task WhenCardProduced_it_is_ready() => Leads(
        Stories.InProduction,
        c => new CardProduced(c.Id, Stories.ACard, 1, Stories.Three, new DateOnly(2031, 5, 4), Stories.Today),
        c => c is { Card: Card.FinalIssued, Delivery: Delivery.Ready, CardExpiresOn: { Year: 2031 } });

    [Fact]
    public Task WhenCardMailed_it_travels_under_its_number() => Leads(
        Stories.WithCard, c => new CardMailed(c.Id, Stories.ACard, 2, "EA123456785CN", Stories.Today),
        c => c is { Delivery: Delivery.Mailed, TrackingNumber: "EA123456785CN" });

    [Fact]
    public async Task Sixteen_economies_that_decide_at_the_same_moment_want_one_card()
    {
        string[] all = [.. Economies.PreClearing];
        var caseFile = await service.ACase(c => { Stories.Forwarded(c); c.AskEconomies(all, Stories.Today); });

        await Task.WhenAll(all.Select(economy => service.Bus.Publish(Decided(caseFile, economy))));

        await Eventually.Is(() => service.Now(caseFile, c => c.Card is Card.FinalOrdered), seconds: 20);
        await Eventually.Is(() => service.IsPublished<CardWanted>(
            told => told.CaseId == caseFile.Id && told.GrantedEconomies.SequenceEqual(all.Order())));
        Assert.True(await service.Now(caseFile, c => c.Version == caseFile.Version + 17)); // and all is complete
    }

    [Fact]
    public async Task A_message_that_comes_before_its_case_is_tried_again()
    {
        var enterprise = await service.AnEnterprise();
        var caseFile = Stories.A(Stories.AwaitingPayment, enterprise);

        await service.Bus.Publish(Paid(caseFile));
        await Task.Delay(50);
        await using (var db = service.OpenDatabase())
        {
            db.Add(caseFile);
            await db.SaveChangesAsync();
        }

        await Eventually.Is(() => service.Now(caseFile, c => c.FeePaid));
    }

    [Fact]
    public async Task The_same_message_delivered_twice_is_handled_once()
    {
        var caseFile = await service.ACase(Stories.InPreClearance);
        var messageId = Guid.NewGuid();
        for (var time = 0; time < 2; time++)
        {
            await service.Bus.Publish(Decided(caseFile, "AUS"), sent => sent.MessageId = messageId);
        }

        await service.Bus.Publish(Decided(caseFile, "NZL"));
        await Eventually.Is(() => service.Now(caseFile, c => c.GrantedEconomies is ["AUS", "NZL"]));
        Assert.True(await service.Now(caseFile, c => c.Version == caseFile.Version + 2));
    }

    private async Task<CaseFile> Leads<T>(
        Action<CaseFile> from, Func<CaseFile, T> message, Func<CaseFile, bool> to) where T : class
    {
        var caseFile = await service.ACase(from);
        Assert.False(to(caseFile));
        await service.Bus.Publish(message(caseFile));
        await Eventually.Is(() => service.Now(caseFile, to));
        return caseFile;
    }

    private static FeePaid Paid(CaseFile caseFile) =>
        new(caseFile.Id, Guid.NewGuid(), ChargeVersion: 2, caseFile.Number!, 720m, "CNY", Stories.Today);

    private static EconomyDecided Decided(CaseFile caseFile, string economy) =>
        new(caseFile.Id, economy, PreClearanceVersion: 1, PreClearanceDecision.Granted, Stories.Today);
}
