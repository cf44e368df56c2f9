using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
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
        Assert.Equal("review.not-claimed", Code(() => A().Pass(PreliminaryReview, First, Calendar, Today)));

    [Fact]
    public void Another_officers_case_is_neither_claimed_nor_passed()
    {
        var review = A(Claimed);
        Assert.Equal("review.claimed-by-another", Code(() => review.Claim(Second, [PreliminaryReview], Today)));
        Assert.Equal("review.claimed-by-another", Code(() => review.Pass(PreliminaryReview, Second, Calendar, Today)));
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
        Assert.Equal(
            "review.separation-of-duties", Code(() => review.Pass(ForeignAffairsReview, First, Calendar, Today)));
    }

    [Fact]
    public void A_stage_is_decided_only_when_the_case_is_there()
    {
        Assert.Equal("review.wrong-stage", Code(() => A(Claimed).Pass(ForeignAffairsReview, First, Calendar, Today)));
        Assert.Equal(
            "review.wrong-stage",
            Code(() => A(InForeignAffairsReview).Pass(PreliminaryReview, First, Calendar, Today)));
        Assert.Equal("review.wrong-stage", Code(() => A(AwaitingPayment).Claim(Third, [MinistryReview], Today)));
    }

    [Fact]
    public void Each_stage_starts_unclaimed_at_the_end_of_its_queue()
    {
        var (earlier, later) = (A(), A());
        later.Claim(First, [PreliminaryReview], Today);
        later.Pass(PreliminaryReview, First, Calendar, Today.AddMinutes(1));
        earlier.Claim(First, [PreliminaryReview], Today);
        earlier.Pass(PreliminaryReview, First, Calendar, Today.AddMinutes(2));

        Assert.Null(earlier.ClaimedBy);
        Assert.True(later.QueuePosition.CompareTo(earlier.QueuePosition) < 0);
    }

    [Fact]
    public void What_comes_too_early_is_tried_again_and_what_is_already_so_is_ignored()
    {
        Assert.Throws<TooEarlyException>(() => A(InForeignAffairsReview).OpenMinistryReview(Calendar, Today));
        Assert.Throws<TooEarlyException>(() => A(InMinistryReview).RequestPreClearance(["AUS"], Today));

        var review = A(MinistryPassed);
        var requested = review.RequestPreClearance(["AUS"], Today);
        review.OpenMinistryReview(Calendar, Today);

        Assert.Null(review.RequestPreClearance(["AUS"], Today));
        Assert.Equal((CaseStage.PreClearance, requested!.ReviewVersion), (review.Stage, review.Version));
    }

    [Fact]
    public void Where_two_are_configured_one_receives_and_another_verifies()
    {
        var review = A(preliminaryOfficers: 2);
        review.Claim(First, [PreliminaryReview], Today);
        Assert.Null(review.Pass(PreliminaryReview, First, Calendar, Today));
        Assert.Equal((CaseStage.PreliminaryReview, null), (review.Stage, review.ClaimedBy));
        Assert.Equal("review.separation-of-duties", Code(() => review.Claim(First, [PreliminaryReview], Today)));

        review.Claim(Second, [PreliminaryReview], Today);
        Assert.IsType<PreliminaryReviewPassed>(review.Pass(PreliminaryReview, Second, Calendar, Today));
        Assert.Equal(CaseStage.ForeignAffairsReview, review.Stage);
    }

    [Fact]
    public void A_returned_case_comes_back_to_the_stage_that_returned_it_with_the_days_that_were_left()
    {
        var review = A(InForeignAffairsReview);
        review.Claim(Second, [ForeignAffairsReview], Today);
        var requested = review.Return(ForeignAffairsReview, Pins, Second, Calendar, Today.AddDays(2)); // Wednesday
        Assert.Equal((1, ForeignAffairsReview, CaseStage.Returned), (requested.Round, requested.Stage, review.Stage));
        Assert.Null(review.DueAt);

        review.Resume(2, ["photo"], Calendar, Today.AddDays(30)); // a Wednesday, too

        Assert.Equal((CaseStage.ForeignAffairsReview, 2), (review.Stage, review.Round));
        Assert.Equal(Today.AddDays(35), review.DueAt); // three working days: Thursday, Friday, Monday
        review.Claim(Second, [ForeignAffairsReview], Today); // who returned it may look at it again
        Assert.Equal(2, Assert.IsType<ForeignAffairsReviewPassed>(
            review.Pass(ForeignAffairsReview, Second, Calendar, Today)).Round);
    }

    [Fact]
    public void A_first_review_returns_and_never_refuses()
    {
        var review = A(Claimed);
        Assert.Equal(
            "review.first-review-never-refuses",
            Code(() => review.Refuse(PreliminaryReview, "not-eligible", First, Today)));
        Assert.False(review.CanBeRefusedBy(First, [PreliminaryReview]));
        Assert.Equal(CaseStage.PreliminaryReview, review.Stage);
    }

    [Theory]
    [InlineData(PinKind.Field, "applicant.shoeSize")]
    [InlineData(PinKind.Field, "office")] // a submitted application keeps its office
    [InlineData(PinKind.Material, "passport-page")] // not handed in
    public void Only_what_was_handed_in_can_be_pinned(PinKind kind, string target)
    {
        var review = A(Claimed);
        Assert.Throws<InvalidInputException>(
            () => review.Return(PreliminaryReview, [new(kind, target)], First, Calendar, Today));
        Assert.Equal(CaseStage.PreliminaryReview, review.Stage);
    }

    [Fact]
    public void A_late_review_is_told_of_once_and_never_while_the_enterprise_has_the_ball()
    {
        var review = A();
        Assert.Null(review.Escalate(Today.AddDays(6)));
        Assert.Equal(PreliminaryReview, review.Escalate(Today.AddDays(8))!.Stage);
        Assert.Null(review.Escalate(Today.AddDays(9)));
        Assert.Null(A(Returned).Escalate(Today.AddDays(100)));
    }

    [Fact]
    public void What_is_claimed_can_be_released_handed_over_and_taken_over_but_only_by_who_holds_it()
    {
        var review = A(Claimed);
        Assert.Equal("review.claimed-by-another", Code(() => review.Release(Second, Today)));
        review.HandOver(First, Second, Today);
        Assert.Equal("review.claimed-by-another", Code(() => review.Release(First, Today)));
        review.Reassign(First, Third, Today);
        review.Release(Third, Today);
        Assert.Equal("review.not-claimed", Code(() => review.Release(Third, Today)));
    }

    [Fact]
    public void Nobody_hands_a_case_to_who_has_decided_another_stage_of_it()
    {
        var review = A(InForeignAffairsReview);
        review.Claim(Second, [ForeignAffairsReview], Today);
        Assert.Equal("review.separation-of-duties", Code(() => review.HandOver(Second, First, Today)));
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
