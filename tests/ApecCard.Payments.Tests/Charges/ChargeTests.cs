using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.ServiceDefaults;

namespace ApecCard.Payments.Tests.Charges;

public class ChargeTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private readonly Charge _charge = Charge.Open(PaymentsService.Submission(), new AmountDue(720, "CNY"), _now);
    private readonly Payment _payment = new("c1", "t1", 720.00m, "CNY", _now.ToOffset(TimeSpan.FromHours(8)));

    [Fact]
    public void A_paid_charge_says_so_once()
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");

        var paid = _charge.Pay(_payment);

        Assert.Equal((ChargeState.Paid, 3, _now), (_charge.State, paid?.ChargeVersion, paid?.PaidAt));
        Assert.Equal(TimeSpan.Zero, paid?.PaidAt.Offset);
        Assert.Null(_charge.Pay(_payment));
        Assert.Equal(3, _charge.Version);
    }

    [Theory]
    [InlineData("c2", "t1", 720, "CNY", "payment.wrong-checkout")]
    [InlineData("c1", "t1", 7.2, "CNY", "payment.wrong-amount")]
    [InlineData("c1", "t1", 720.01, "CNY", "payment.wrong-amount")]
    [InlineData("c1", "t1", -720, "CNY", "payment.wrong-amount")]
    [InlineData("c1", "t1", 720, "USD", "payment.wrong-amount")]
    [InlineData("c1", "t1", 720, "cny", "payment.wrong-amount")]
    public void Another_payment_is_refused(
        string checkout, string transaction, double amount, string currency, string code)
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");
        var payment = new Payment(checkout, transaction, (decimal)amount, currency, _now);

        Assert.Equal(code, Assert.ThrowsAny<ProblemException>(() => _charge.Pay(payment)).Code);
        Assert.Equal(ChargeState.Open, _charge.State);
    }

    [Fact]
    public void Without_a_checkout_nothing_can_be_paid() =>
        Assert.Equal("payment.wrong-checkout", _charge.WhyNot(_payment with { CheckoutId = null! })?.Code);

    [Fact]
    public void Once_paid_neither_a_second_transaction_nor_a_new_checkout_is_taken()
    {
        _charge.RecordCheckout("c1", "https://pay.example/c1");
        _charge.Pay(_payment);

        Assert.Equal("payment.second-transaction", _charge.WhyNot(_payment with { TransactionId = "t2" })?.Code);
        Assert.Equal("charge.already-paid",
            Assert.Throws<RuleViolationException>(() => _charge.RecordCheckout("c2", "https://pay.example/c2")).Code);
    }
}
