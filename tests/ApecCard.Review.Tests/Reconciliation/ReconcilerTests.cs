using ApecCard.Review.Applications;
using ApecCard.Review.Cases;
using ApecCard.Review.Reconciliation;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Tests.Reconciliation;

/// <summary>
/// No case is ever outside every queue: what a lost message left behind is found, and mended where it can be.
/// </summary>
public class ReconcilerTests(ReviewService service) : IClassFixture<ReviewService>
{
    private static readonly DateTimeOffset _longAgo = Stories.Today.AddDays(-1);

    [Fact]
    public async Task A_case_that_never_came_is_opened()
    {
        var lost = Guid.CreateVersion7();
        await Compare(Standing(lost, "PreliminaryReview"));
        await using var db = service.OpenDatabase();
        Assert.Equal(CaseStage.PreliminaryReview, (await db.Cases.FindAsync(lost))!.Stage);
        Assert.NotNull((await db.Findings.SingleAsync(finding => finding.CaseId == lost)).MendedAt);
    }

    [Fact]
    public async Task What_may_be_in_flight_is_left_alone()
    {
        var flying = Guid.CreateVersion7();
        await Compare(Standing(flying, "PreliminaryReview") with { Since = DateTimeOffset.UtcNow });
        await using var db = service.OpenDatabase();
        Assert.Null(await db.Cases.FindAsync(flying));
        Assert.False(await db.Findings.AnyAsync(finding => finding.CaseId == flying));
    }

    [Fact]
    public async Task A_correction_that_never_came_back_is_taken_up_again()
    {
        var review = await service.ACase(Stories.Returned);
        await Compare(Standing(review.Id, "PreliminaryReview", round: 2));
        Assert.True(await service.Now(review, now => now is { Stage: CaseStage.PreliminaryReview, Round: 2 }));
    }

    [Fact]
    public async Task A_paid_case_enters_the_ministrys_queue_after_all()
    {
        var review = await service.ACase(Stories.AwaitingPayment);
        await Compare(Standing(review.Id, "MinistryReview"));
        Assert.True(await service.Now(review, now => now.Stage is CaseStage.MinistryReview));
    }

    [Fact]
    public async Task A_case_that_has_ended_leaves_its_queue()
    {
        var review = await service.ACase(Stories.Claimed);
        await Compare(Standing(review.Id, "Withdrawn"));
        Assert.True(await service.Now(review, now => now.Stage is CaseStage.Closed));
    }

    [Fact]
    public async Task What_cannot_be_mended_is_reported_until_it_is()
    {
        var review = await service.ACase();
        await Compare(Standing(review.Id, "MinistryReview"));
        var report = await service.As(Roles.Operator).GetFromJsonAsync<GetReconciliation.Response>(
            "/reconciliation", Json.Options);
        var found = Assert.Single(report!.Open, finding => finding.CaseId == review.Id);
        Assert.Equal(("MinistryReview, round 1", "PreliminaryReview, round 1"), (found.There, found.Here));

        await Compare(Standing(review.Id, "PreliminaryReview"));
        report = await service.As(Roles.Operator).GetFromJsonAsync<GetReconciliation.Response>(
            "/reconciliation", Json.Options);
        Assert.DoesNotContain(report!.Open, finding => finding.CaseId == review.Id);
    }

    private async Task Compare(CaseStanding standing)
    {
        service.Peers.Standings[standing.CaseId] = standing;
        await service.Services.GetRequiredService<Reconciler>().RunAsync(default);
    }

    private static CaseStanding Standing(Guid caseId, string stage, int round = 1) =>
        new(caseId, "APEC20260504000001", Guid.NewGuid(), "shanghai", stage, round, _longAgo, ["photo"]);
}
