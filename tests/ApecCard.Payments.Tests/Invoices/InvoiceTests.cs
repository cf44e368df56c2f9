using ApecCard.Payments.Charges;
using ApecCard.Payments.Fees;
using ApecCard.Payments.Invoices;
using ApecCard.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Payments.Tests.Invoices;

/// <summary>What may happen to an invoice, alone.</summary>
public class InvoiceTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Seller _seller = new("样本", "91310000MA0000000Y", IsSpecimen: true);
    private static readonly Buyer _buyer = new("上海第一贸易有限公司", "91310000MA0000000Y");

    [Fact]
    public void Only_what_is_paid_and_not_given_back_is_invoiced_and_as_much_of_it_as_that_is()
    {
        Assert.Equal(
            "invoice.nothing-paid",
            Refused(() => Invoice.Issue(AnOpenCharge(), _buyer, _seller, "202600000001", _now)));
        var charge = APaidCharge();
        charge.ApproveRefund(120.50m, _now);
        Assert.Equal(599.50m, Invoice.Issue(charge, _buyer, _seller, "202600000001", _now).Amount);
        charge.ApproveRefund(charge.Rest, _now);
        Assert.Equal(
            "invoice.nothing-paid", Refused(() => Invoice.Issue(charge, _buyer, _seller, "202600000001", _now)));
    }

    [Theory]
    [InlineData("91310000MA0000000Y", true)]
    [InlineData("91310000MA00000000", false)]
    [InlineData("310101234567890", true)]
    [InlineData("12345678901234567890", true)]
    [InlineData("1234567890123456", false)]
    [InlineData("", false)]
    public void A_taxpayer_number_has_15_18_or_20_characters_and_of_18_the_check_character_is_right(
        string number, bool isRight)
    {
        var issue = () => Invoice.Issue(
            APaidCharge(), _buyer with { TaxpayerNumber = number }, _seller, "202600000001", _now);
        if (isRight)
        {
            Assert.Equal(number, issue().Buyer.TaxpayerNumber);
        }
        else
        {
            Assert.Equal("invoice.taxpayer-number", Refused(() => issue()));
        }
    }

    [Fact]
    public void A_correction_voids_it_and_puts_another_in_its_place_which_names_it()
    {
        var charge = APaidCharge();
        var first = Invoice.Issue(charge, _buyer, _seller, "202600000001", _now);

        var next = Correct(first, charge, "新名称有限公司", "202600000002");

        Assert.Equal(
            (InvoiceState.Voided, VoidCause.Corrected, next.Id), (first.State, first.VoidCause, first.ReplacedBy));
        Assert.Equal((first.Id, "202600000001", 2, InvoiceState.Issued),
            (next.Replaces, next.ReplacesNumber, next.Edition, next.State));
        Assert.Equal((next.Number, 2, first.Id),
            (next.Issued().InvoiceNumber, next.Issued().InvoiceVersion, next.Issued().Replaces));
        Assert.Empty(first.ActionsFor(finance: true));
        Assert.Equal("invoice.replaced", Refused(() => first.Void("f", "r", _now)));
        Assert.Equal("invoice.same-buyer", Refused(() => Correct(next, charge, "新名称有限公司", "202600000003")));
    }

    [Fact]
    public void An_enterprise_corrects_three_times_then_finance_does()
    {
        var charge = APaidCharge();
        var invoice = Invoice.Issue(charge, _buyer, _seller, "202600000001", _now);
        for (var correction = 2; correction <= 4; correction++)
        {
            invoice = Correct(invoice, charge, $"第{correction}有限公司", $"20260000000{correction}");
        }

        Assert.Equal("invoice.corrected-too-often", Refused(() => Correct(invoice, charge, "又一", "202600000005")));
        Assert.DoesNotContain(InvoiceAction.Correct, invoice.ActionsFor(finance: false));
        var anew = invoice.Replace(
            charge, _buyer, _seller, "202600000005", VoidCause.Officer, "finance", "by telephone", _now);
        Assert.Equal((3, 5, "by telephone"), (anew.Corrections, anew.Edition, invoice.VoidReason));
    }

    [Fact]
    public void What_an_officer_voided_is_issued_anew_by_finance_only_and_what_was_refunded_by_nobody()
    {
        var charge = APaidCharge();
        var voided = Invoice.Issue(charge, _buyer, _seller, "202600000001", _now);
        voided.Void("finance", "wrong", _now);
        Assert.Equal([InvoiceAction.Reissue], voided.ActionsFor(finance: true));
        Assert.Empty(voided.ActionsFor(finance: false));
        Assert.Equal("invoice.voided", Refused(() => Correct(voided, charge, "新名称", "202600000002")));

        var refunded = Invoice.Issue(charge, _buyer, _seller, "202600000003", _now);
        refunded.VoidRefunded(_now);
        refunded.VoidRefunded(_now.AddDays(1));
        Assert.Equal((_now, VoidCause.Refunded), (refunded.VoidedAt, refunded.VoidCause));
        Assert.Empty(refunded.ActionsFor(finance: true));
    }

    [Fact]
    public void Mailed_three_times_within_a_day_it_is_not_mailed_again()
    {
        var invoice = Invoice.Issue(APaidCharge(), _buyer, _seller, "202600000001", _now);
        invoice.MustBeMailable(2);
        Assert.Equal("invoice.mailed-too-often", Refused(() => invoice.MustBeMailable(3)));
    }

    /// <summary>
    /// Whatever is tried in whatever order: at most one invoice of a charge stands, each names the one before, what was
    /// issued reads as before, and what is offered can be done.
    /// </summary>
    [Fact]
    public void At_most_one_invoice_of_a_charge_stands_and_none_is_rewritten() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        tries =>
        {
            var charge = APaidCharge();
            var all = new List<Invoice> { Invoice.Issue(charge, _buyer, _seller, "202600000001", _now) };
            var issued = new Dictionary<Guid, (string, Buyer, decimal)>();
            foreach (var attempt in tries)
            {
                var one = all[attempt / 4 % all.Count];
                var action = (InvoiceAction)(attempt % 4);
                var isOffered = one.ActionsFor(finance: true).Concat(one.ActionsFor(finance: false)).Contains(action);
                var isDone = Try(one, action, charge, all);
                Assert.Equal(isOffered, isDone);
                foreach (var invoice in all)
                {
                    var says = (invoice.Number, invoice.Buyer, invoice.Amount);
                    Assert.Equal(says, issued.TryGetValue(invoice.Id, out var before) ? before : says);
                    issued[invoice.Id] = says;
                }
            }

            Assert.True(all.Count(invoice => invoice.State is InvoiceState.Issued) <= 1);
            Assert.Equal(all.Skip(1).Select(invoice => invoice.Replaces), all.SkipLast(1).Select(one => (Guid?)one.Id));
            Assert.Equal(Enumerable.Range(1, all.Count), all.Select(invoice => invoice.Edition));
        }).QuickCheckThrowOnFailure();

    private static bool Try(Invoice one, InvoiceAction action, Charge charge, List<Invoice> all)
    {
        try
        {
            switch (action)
            {
                case InvoiceAction.Send:
                    one.MustBeMailable(0);
                    break;
                case InvoiceAction.Void:
                    one.Void("finance", "why", _now);
                    break;
                default:
                    all.Add(one.Replace(
                        charge, _buyer with { Title = $"{all.Count}" }, _seller, $"{202600000001 + all.Count}",
                        action is InvoiceAction.Correct ? VoidCause.Corrected : VoidCause.Officer, "who", "why", _now));
                    break;
            }

            return true;
        }
        catch (RuleViolationException)
        {
            return false;
        }
    }

    private static Invoice Correct(Invoice invoice, Charge charge, string title, string number) => invoice.Replace(
        charge, _buyer with { Title = title }, _seller, number, VoidCause.Corrected, "enterprise", null, _now);

    private static string Refused(Action action) => Assert.Throws<RuleViolationException>(action).Code;

    private static Charge AnOpenCharge() => Charge.Open(PaymentsService.Submission(), new AmountDue(720, "CNY"), _now);

    internal static Charge APaidCharge()
    {
        var charge = AnOpenCharge();
        charge.RecordCheckout("c", "https://pay.example/c");
        charge.Pay(new("c", "t", 720, "CNY", _now));
        return charge;
    }
}
