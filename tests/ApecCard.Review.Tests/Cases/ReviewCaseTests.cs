using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;
using static ApecCard.Contracts.ReviewStage;
using static ApecCard.Review.Tests.Stories;

namespace ApecCard.Review.Tests.Cases;

public class ReviewCaseTests
{
    [Fact]
    public void A_case_passes_three_reviews_and_waits_for_payment_and_for_its_forwarding_in_between()
    {
        var review = A(MinistryPassed);
        Assert.Equal(CaseStage.MinistryPassed, review.Stage);
        Assert.Equal(
            [(PreliminaryReview, First), (ForeignAffairsReview, Second), (MinistryReview, Third)],
            review.History.Where(act => act.Kind is ReviewActKind.Passed).Select(act => (act.Stage, act.Officer)));
    }

    [Fact]
    public void Only_who_claimed_it_passes_a_case() =>
        Assert.Equal("review.not-claimed", Code(() => A().PassPreliminaryReview(First, Today)));

    [Fact]
    public void Another_officers_case_is_neither_claimed_nor_passed()
    {
        var review = A(Claimed);
        Assert.Equal("review.claimed-by-another", Code(() => review.Claim(Second, [PreliminaryReview], Today)));
        Assert.Equal("review.claimed-by-another", Code(() => review.PassPreliminaryReview(Second, Today)));
    }

    [Fact]
    public void Claiming_again_what_is_ones_own_changes_nothing()
    {
        var review = A(Claimed);
        var before = review.Version;
        Assert.Null(review.Claim(First, [PreliminaryReview], Today.AddHours(1)));
        Assert.Equal((before, Today), (review.Version, review.ClaimedAt));
    }

    [Fact]
    public void No_officer_decides_two_stages_of_one_case()
    {
        var review = A(InForeignAffairsReview);
        Assert.Equal("review.separation-of-duties", Code(() => review.Claim(First, [ForeignAffairsReview], Today)));
        Assert.Equal("review.separation-of-duties", Code(() => review.PassForeignAffairsReview(First, Today)));
    }

    [Fact]
    public void A_stage_is_decided_only_when_the_case_is_there()
    {
        Assert.Equal("review.wrong-stage", Code(() => A(Claimed).PassForeignAffairsReview(First, Today)));
        Assert.Equal("review.wrong-stage", Code(() => A(InForeignAffairsReview).PassPreliminaryReview(First, Today)));
        Assert.Equal("review.wrong-stage", Code(() => A(AwaitingPayment).Claim(Third, [MinistryReview], Today)));
    }

    [Fact]
    public void Each_stage_starts_unclaimed_at_the_end_of_its_queue()
    {
        var (earlier, later) = (A(), A());
        later.Claim(First, [PreliminaryReview], Today);
        later.PassPreliminaryReview(First, Today.AddMinutes(1));
        earlier.Claim(First, [PreliminaryReview], Today);
        earlier.PassPreliminaryReview(First, Today.AddMinutes(2));

        Assert.Null(earlier.ClaimedBy);
        Assert.True(later.QueuePosition.CompareTo(earlier.QueuePosition) < 0);
    }

    [Fact]
    public void What_comes_too_early_is_tried_again_and_what_is_already_so_is_ignored()
    {
        Assert.Throws<TooEarlyException>(() => A(InForeignAffairsReview).OpenMinistryReview(Today));
        Assert.Throws<TooEarlyException>(() => A(InMinistryReview).RequestPreClearance(["AUS"], Today));

        var review = A(MinistryPassed);
        var requested = review.RequestPreClearance(["AUS"], Today);
        review.OpenMinistryReview(Today);

        Assert.Null(review.RequestPreClearance(["AUS"], Today));
        Assert.Equal((CaseStage.PreClearance, requested!.ReviewVersion), (review.Stage, review.Version));
    }

    [Fact]
    public void Whatever_is_tried_in_whatever_order_versions_and_stages_only_grow_and_duties_stay_separate() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), attempts =>
        {
            var review = A();
            foreach (var attempt in attempts)
            {
                var (stage, version) = (review.Stage, review.Version);
                var changed = Try(review, attempt);
                if (review.Stage < stage || review.Version != version + (changed ? 1 : 0))
                {
                    return false;
                }
            }

            var passed = review.History.Where(act => act.Kind is ReviewActKind.Passed).ToArray();
            return passed.DistinctBy(act => act.Officer).Count() == passed.Length
                && passed.DistinctBy(act => act.Stage).Count() == passed.Length;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));

    private static bool Try(ReviewCase review, byte attempt)
    {
        var officer = new[] { First, Second, Third }[attempt % 3];
        var version = review.Version;
        try
        {
            _ = (attempt / 3 % 7) switch
            {
                0 => review.Claim(officer, Enum.GetValues<ReviewStage>(), Today),
                1 => (object)review.PassPreliminaryReview(officer, Today),
                2 => review.PassForeignAffairsReview(officer, Today),
                3 => review.PassMinistryReview(officer, Today),
                4 => review.RequestPreClearance(["AUS"], Today),
                5 => review.Claim(officer, Enum.GetValues<ReviewStage>(), Today),
                _ => Ready(review),
            };
        }
        catch (Exception e) when (e is RuleViolationException or TooEarlyException)
        {
            Assert.Equal(version, review.Version); // who is refused changes nothing
        }

        return review.Version != version;
    }

    private static object? Ready(ReviewCase review)
    {
        review.OpenMinistryReview(Today);
        return null;
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
