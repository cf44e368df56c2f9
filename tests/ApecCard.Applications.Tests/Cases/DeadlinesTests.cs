using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Tests.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.Testing;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tests.Cases;

/// <summary>Who does not answer is reminded, and lapses after sixty days; nobody else is.</summary>
[Collection(nameof(AloneWithTheClock))]
public class DeadlinesTests(ApplicationsService service)
{
    [Fact]
    public async Task A_correction_and_an_unpaid_fee_are_reminded_of_four_times_and_then_lapse()
    {
        var cases = new[] { await service.ACase(Stories.InCorrection), await service.ACase(Stories.AwaitingPayment) };
        var safe = await service.ACase(Stories.InForeignAffairsReview);

        for (var day = 1; day <= 61; day++)
        {
            await LookAfter(day);
        }

        foreach (var caseFile in cases)
        {
            Assert.Equal("7 21 45 55", await DaysOf(caseFile, TimelineEvent.Reminded));
            Assert.Equal("60", await DaysOf(caseFile, TimelineEvent.Lapsed));
            await Eventually.Is(() => service.IsPublished<CaseLapsed>(told => told.CaseId == caseFile.Id));
        }

        Assert.True(await service.Now(safe, now => now.Stage is Stage.ForeignAffairsReview));
    }

    [Fact]
    public async Task An_order_that_nobody_answers_or_pays_is_reminded_of_and_withdrawn()
    {
        var caseFile = await service.ACase(c =>
        {
            OrderStories.Mailed(c);
            var order = c.Submits(OrderKind.Replacement);
            c.Approves(order);
            c.RecordCharge(order, 720, "CNY", Stories.Today);
        });

        for (var day = 1; day <= 61; day++)
        {
            await LookAfter(day);
        }

        Assert.Equal("7 21 45 55", await DaysOf(caseFile, TimelineEvent.Reminded));
        Assert.Equal("60", await DaysOf(caseFile, TimelineEvent.OrderWithdrawn));
        Assert.True(await service.Now(caseFile, now => now.Orders[0].EndReason == OrderEnds.Lapsed));
        await Eventually.Is(() => service.IsPublished<OrderWithdrawn>(told => told.CaseId == caseFile.Id));
    }

    private async Task LookAfter(int days)
    {
        service.Clock.Now = Stories.Today.AddDays(days);
        await service.Services.GetRequiredService<Deadlines>().DoAllAsync(default);
    }

    private async Task<string> DaysOf(CaseFile caseFile, TimelineEvent what)
    {
        await using var db = service.OpenDatabase();
        var entries = await db.Timeline.Where(entry => entry.CaseId == caseFile.Id && entry.What == what)
            .OrderBy(entry => entry.Seq).ToListAsync();
        return string.Join(' ', entries.Select(entry => (entry.At - Stories.Today).Days));
    }
}

/// <summary>A service of its own: the clock is moved for all of its cases.</summary>
[CollectionDefinition(nameof(AloneWithTheClock))]
public sealed class AloneWithTheClock : ICollectionFixture<ApplicationsService>;
