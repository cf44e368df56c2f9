using ApecCard.Contracts;
using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Ledger;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Tests.Charges;

/// <summary>What the end of a case does to its charge.</summary>
public class CaseEndsTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private readonly Charge _charge = Charge.Open(PaymentsService.Submission(), new AmountDue(720, "CNY"), _now);
    private readonly Payment _payment = new("c1", "t1", 720.00m, "CNY", _now);
    private readonly Movement _given = new("r1", _now.AddHours(1));

    [Fact]
    public void An_open_charge_expires_once_and_is_not_paid_any_more()
    {
        var expired = _charge.End(refund: true, _now, _now);

        Assert.Equal((ChargeState.Expired, 2, _now), (_charge.State, expired?.ChargeVersion, expired?.ExpiredAt));
        Assert.Null(_charge.End(refund: true, _now, _now.AddDays(1)));
        Assert.Equal((2, _now), (_charge.Version, _charge.ExpiredAt));
        Assert.Equal("charge.expired", Code(() => _charge.RecordCheckout("c1", "https://pay.example/c1")));
    }

    [Theory]
    [InlineData(true, 60, ChargeState.Refunding)]
    [InlineData(false, 60, ChargeState.Paid)]
    [InlineData(false, -60, ChargeState.Refunding)] // paid a minute after the end
    public void A_paid_charge_is_given_back_where_that_is_due_or_it_was_paid_after_the_end(
        bool refund, int endedSecondsLater, ChargeState state)
    {
        Pay();

        Assert.Null(_charge.End(refund, _now.AddSeconds(endedSecondsLater), _now));

        Assert.Equal(state, _charge.State);
        Assert.Equal(state is ChargeState.Refunding ? _now : null, _charge.RefundDueAt);
    }

    [Fact]
    public void A_payment_after_the_end_is_noted_and_due_back_and_no_fee_of_the_case()
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");
        _charge.End(refund: false, _now, _now);
        Assert.Equal("charge.expired", Code(() => _charge.Pay(_payment)));

        Assert.False(_charge.TakeLate(_payment with { Amount = 7.2m }, _now));
        Assert.True(_charge.TakeLate(_payment, _now));

        Assert.Equal((ChargeState.Refunding, "t1", _now), (_charge.State, _charge.TransactionId, _charge.PaidAt));
        Assert.False(_charge.TakeLate(_payment, _now));
        Assert.Null(_charge.Pay(_payment));
        Assert.Equal("payment.second-transaction", _charge.WhyNot(_payment with { TransactionId = "t2" })?.Code);
    }

    [Fact]
    public void A_payment_in_time_is_not_late()
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");

        Assert.False(_charge.TakeLate(_payment, _now));

        Assert.NotNull(_charge.Pay(_payment));
    }

    [Fact]
    public void A_refund_is_said_once_and_what_is_not_due_is_not_given_back()
    {
        Assert.Equal("charge.no-refund-due", Code(() => _charge.Refund(_given, _now)));
        Pay();
        Assert.Equal("charge.no-refund-due", Code(() => _charge.Refund(_given, _now)));
        _charge.End(refund: true, _now, _now);
        Assert.Equal("charge.refunded", Code(_charge.MustBePayable));

        var refunded = _charge.Refund(_given, _now.AddHours(1));

        Assert.Equal((720m, 5, _now.AddHours(1)), (refunded?.Amount, refunded?.ChargeVersion, refunded?.RefundedAt));
        Assert.Null(_charge.Refund(_given, _now.AddHours(2)));
        Assert.Equal("charge.refunded", Code(_charge.MustBePayable));
        Assert.Null(_charge.Pay(_payment));
    }

    [Fact]
    public void While_the_provider_is_away_the_pauses_grow_to_ten_minutes()
    {
        Pay();
        _charge.End(refund: true, _now, _now);
        Assert.True(_charge.RefundTryAt < _now);

        var pauses = Enumerable.Range(0, 40).Select(_ =>
        {
            _charge.PostponeRefund(_now);
            return (_charge.RefundTryAt - _now)!.Value.TotalSeconds;
        }).ToArray();

        Assert.Equal([2, 4, 8], pauses[..3]);
        Assert.Equal(600, pauses[^1]);
        Assert.Equal(ChargeState.Refunding, _charge.State);
    }

    private FeePaid? Pay()
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");
        return _charge.Pay(_payment);
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
