using ApecCard.Contracts;
using ApecCard.Review.Orders;
using ApecCard.ServiceDefaults;

namespace ApecCard.Review.Tests.Orders;

/// <summary>What an office may do with an order on a case (domain §4).</summary>
public class OrderReviewTests
{
    private const string Me = Stories.First, Another = Stories.Second;

    [Fact]
    public void A_submitted_order_waits_as_many_working_days_as_its_office_takes()
    {
        var order = Stories.AnOrder();

        Assert.Equal((OrderReviewState.Open, 1, Stories.Today.AddDays(7)), (order.State, order.Round, order.DueAt));
        Assert.True(order.CanBeClaimedBy(Me));
        Assert.False(order.CanBeDecidedBy(Me));
    }

    [Fact]
    public void Only_who_has_claimed_it_decides()
    {
        var order = Stories.AnOrder();
        Assert.Equal("review.not-claimed", Code(() => order.Approve(Me, Stories.Today)));

        Assert.True(order.Claim(Me, Stories.Today));
        Assert.False(order.Claim(Me, Stories.Today));

        Assert.Equal("review.claimed-by-another", Code(() => order.Claim(Another, Stories.Today)));
        Assert.Equal("review.claimed-by-another", Code(() => order.Refuse("not-eligible", Another, Stories.Today)));
        Assert.Equal("review.claimed-by-another", Code(() => order.Release(Another, Stories.Today)));
        Assert.Equal((true, false), (order.CanBeDecidedBy(Me), order.CanBeDecidedBy(Another)));
    }

    [Fact]
    public void What_is_released_anybody_may_claim()
    {
        var order = Stories.AnOrder(Stories.Claimed);

        order.Release(Me, Stories.Today);

        Assert.True(order.CanBeClaimedBy(Another));
    }

    [Fact]
    public void An_order_has_one_review_only_so_its_office_may_refuse_it()
    {
        var order = Stories.AnOrder(Stories.Claimed);

        var refused = order.Refuse("false-statement", Me, Stories.Today);

        Assert.Equal(
            (order.Id, order.CaseId, 1, OrderDecision.Refused, "false-statement"),
            (refused.OrderId, refused.CaseId, refused.Round, refused.Decision, refused.ReasonCode));
        Assert.Equal(OrderReviewState.Refused, order.State);
    }

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        var order = Stories.AnOrder(Stories.Claimed);
        Assert.Equal(OrderDecision.Approved, order.Approve(Me, Stories.Today).Decision);

        Assert.Equal("order.not-in-review", Code(() => order.Approve(Me, Stories.Today)));
        Assert.Equal("order.not-in-review", Code(() => order.Claim(Another, Stories.Today)));
        order.Withdraw(Stories.Today);
        Assert.Equal(OrderReviewState.Approved, order.State);
    }

    [Theory]
    [InlineData(PinKind.Field, "passport.number", true)]
    [InlineData(PinKind.Field, "passport", true)]
    [InlineData(PinKind.Field, "applicant.travelNeed", false)]
    [InlineData(PinKind.Material, "explanation", true)]
    [InlineData(PinKind.Material, "old-card", false)]
    public void What_the_form_has_and_what_was_handed_in_can_be_pinned(PinKind kind, string target, bool can)
    {
        var order = Stories.AnOrder(Stories.Claimed);
        CorrectionPin[] pins = [new(kind, target)];

        if (can)
        {
            Assert.Equal(pins, order.Return(pins, Me, Stories.Calendar, Stories.Today).Pins);
        }
        else
        {
            Assert.Throws<InvalidInputException>(() => order.Return(pins, Me, Stories.Calendar, Stories.Today));
            Assert.Equal(OrderReviewState.Open, order.State);
        }
    }

    [Fact]
    public void The_clock_stands_while_the_enterprise_corrects_and_then_goes_on()
    {
        var order = Stories.AnOrder(Stories.Claimed);
        order.Return([new(PinKind.Field, "reason")], Me, Stories.Calendar, Stories.Today.AddDays(3));
        Assert.Equal((OrderReviewState.Returned, null, null), (order.State, order.DueAt, order.ClaimedBy));

        order.Resume(2, [new("loss-statement", Guid.NewGuid(), "")], Stories.Calendar, Stories.Today.AddDays(28));

        Assert.Equal(
            (OrderReviewState.Open, 2, Stories.Today.AddDays(30)), (order.State, order.Round, order.DueAt));
        Assert.Equal(["loss-statement"], order.Materials);
    }

    [Fact]
    public void A_correction_that_comes_before_the_return_is_too_early_and_said_twice_changes_nothing()
    {
        var order = Stories.AnOrder();
        Assert.Throws<TooEarlyException>(() => order.Resume(2, [], Stories.Calendar, Stories.Today));

        order.Claim(Me, Stories.Today);
        order.Return([new(PinKind.Field, "reason")], Me, Stories.Calendar, Stories.Today);
        order.Resume(2, [], Stories.Calendar, Stories.Today);
        var version = order.Version;
        order.Resume(2, [], Stories.Calendar, Stories.Today);

        Assert.Equal(version, order.Version);
    }

    [Fact]
    public void A_withdrawn_order_is_nobodys_and_no_correction_brings_it_back()
    {
        var order = Stories.AnOrder(Stories.Returned);

        order.Withdraw(Stories.Today);
        order.Resume(2, [], Stories.Calendar, Stories.Today);

        Assert.Equal(OrderReviewState.Withdrawn, order.State);
        Assert.Equal("order.not-in-review", Code(() => order.Claim(Me, Stories.Today)));
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
