using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.Testing;

namespace ApecCard.Review.Tests.Cases;

public class WhenCaseSubmittedTests(ReviewService service) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task The_case_enters_its_offices_queue_once_however_often_it_is_said()
    {
        var submitted = Submitted();
        await service.Bus.Publish(submitted);
        await service.Bus.Publish(submitted); // another message id: the outbox of the sender may repeat itself
        await Eventually.Is(async () => await Reviews(submitted) == 1);

        await service.Bus.Publish(submitted with { CaseVersion = 2, Office = "hunan" });
        await using var db = service.OpenDatabase();
        var review = (await db.Cases.FindAsync(submitted.CaseId))!;
        Assert.Equal((CaseStage.PreliminaryReview, "shanghai"), (review.Stage, review.Office));
        Assert.Equal(1, await Reviews(submitted));
    }

    [Fact]
    public async Task What_is_said_about_a_case_before_it_is_here_waits_for_it()
    {
        var review = Stories.A(Stories.AwaitingPayment);
        await service.Bus.Publish(new CaseReadyForMinistry(review.Id, 5, review.CaseNumber, Stories.Today));
        await Task.Delay(50);
        await using (var db = service.OpenDatabase())
        {
            db.Add(review);
            await db.SaveChangesAsync();
        }

        await Eventually.Is(() => service.Now(review, now => now.Stage is CaseStage.MinistryReview));
    }

    [Fact]
    public async Task A_late_or_repeated_ready_does_not_take_a_case_back()
    {
        var review = await service.ACase(Stories.MinistryPassed);
        await service.Bus.Publish(new CaseReadyForMinistry(review.Id, 5, review.CaseNumber, Stories.Today));
        await service.Bus.Publish(new CaseReadyForMinistry(review.Id, 5, review.CaseNumber, Stories.Today));
        await Task.Delay(500);
        Assert.True(await service.Now(
            review, now => now.Stage is CaseStage.MinistryPassed && now.Version == review.Version));
    }

    private Task<int> Reviews(CaseSubmitted submitted) =>
        service.Count<ReviewCase>(cases => cases.Where(review => review.Id == submitted.CaseId));

    private static CaseSubmitted Submitted() => new(
        Guid.CreateVersion7(), 1, "APEC20260504000001", Guid.NewGuid(), "shanghai", [], Stories.Today);
}
