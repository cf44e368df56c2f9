using ApecCard.Payments.Reconciliation;
using ApecCard.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace ApecCard.Payments.Tests.Reconciliation;

public class ComparisonTests
{
    private static readonly DateTimeOffset _until = new(2026, 5, 4, 16, 0, 0, TimeSpan.Zero);

    // What becomes of a movement: it is in both books, in one of them, or in both with different amounts.
    private enum Fate
    {
        Same,
        UnknownToProvider,
        UnknownToUs,
        Amount,
    }

    [Fact]
    public void Whatever_is_in_one_book_alone_or_has_another_amount_is_found_and_nothing_else() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(bool IsPayment, byte Cents, byte Fate)[]>(), given =>
        {
            var movements = given.Select((one, i) => (Fate: (Fate)(one.Fate % 4), Own: new Noted(
                one.IsPayment ? MovementKind.Payment : MovementKind.Refund, $"n{i}", 1 + one.Cents / 100m, "CNY",
                Guid.NewGuid(), _until.AddMinutes(-1 - i)))).ToArray();
            var theirs = movements.Where(one => one.Fate is not Fate.UnknownToProvider).Select(one =>
                one.Fate is Fate.Amount ? one.Own with { Amount = one.Own.Amount + 0.01m } : one.Own);
            var ours = movements.Where(one => one.Fate is not Fate.UnknownToUs).Select(one => one.Own);

            var found = Comparison.Of(StatementOf(theirs), ours);

            return movements.Where(one => one.Fate is not Fate.Same)
                .Select(one => $"{one.Own.Reference} {one.Own.Kind}{one.Fate}").Order()
                .SequenceEqual(found.Select(one => $"{one.Reference} {one.Kind}").Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Campaign.Of(200)));

    [Fact]
    public void What_moved_after_the_statement_was_made_is_not_missing_on_it()
    {
        var later = new Noted(MovementKind.Payment, "n1", 720m, "CNY", Guid.NewGuid(), _until);
        Assert.Empty(Comparison.Of(StatementOf([]), [later]));
        Assert.Single(Comparison.Of(StatementOf([]), [later with { At = _until.AddTicks(-1) }]));
    }

    [Fact]
    public void A_payment_that_stands_on_the_statement_twice_is_another_amount()
    {
        var own = new Noted(MovementKind.Payment, "n1", 720m, "CNY", Guid.NewGuid(), _until.AddHours(-1));
        var found = Assert.Single(Comparison.Of(StatementOf([own, own]), [own]));
        Assert.Equal((DifferenceKind.PaymentAmount, 1440m, 720m), (found.Kind, found.Theirs, found.Ours));
    }

    [Fact]
    public void The_same_amount_in_another_currency_is_another_amount()
    {
        var own = new Noted(MovementKind.Refund, "n1", 720m, "CNY", Guid.NewGuid(), _until.AddHours(-1));
        var found = Assert.Single(Comparison.Of(StatementOf([own with { Currency = "HKD" }]), [own]));
        Assert.Equal(DifferenceKind.RefundAmount, found.Kind);
    }

    private static Statement StatementOf(IEnumerable<Noted> books) => new(
        new(2026, 5, 4), _until, IsFinal: true,
        [.. books.Select(one => new Statement.Line(
            one.Kind, one.Reference, "c", $"{one.ChargeId}", one.Amount, one.Currency, one.At))]);
}
