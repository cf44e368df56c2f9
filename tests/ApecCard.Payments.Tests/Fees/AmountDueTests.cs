using ApecCard.Payments.Fees;

namespace ApecCard.Payments.Tests.Fees;

public class AmountDueTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_card_costs_what_the_table_says_at_that_moment()
    {
        Fee[] table = [AFee(720, since: -100), AFee(800, since: 1), AFee(600, since: -200)];

        Assert.Equal(new AmountDue(720, "CNY"), AmountDue.At(_now, "shanghai", table));
        Assert.Equal(800, AmountDue.At(_now.AddDays(1), "shanghai", table).Amount);
        Assert.Equal(600, AmountDue.At(_now.AddDays(-150), "shanghai", table).Amount);
    }

    [Fact]
    public void A_local_charge_is_added_for_its_office_only()
    {
        Fee[] table = [AFee(720), AFee(35.5m, "local", "hunan")];

        Assert.Equal(755.5m, AmountDue.At(_now, "hunan", table).Amount);
        Assert.Equal(720, AmountDue.At(_now, "shanghai", table).Amount);
    }

    [Fact]
    public void An_offices_own_line_takes_the_place_of_everybodys()
    {
        Fee[] table = [AFee(720, since: -1), AFee(700, office: "xian", since: -50)];

        Assert.Equal(700, AmountDue.At(_now, "xian", table).Amount);
    }

    [Fact]
    public void Without_a_single_amount_nothing_is_charged()
    {
        Assert.Throws<InvalidOperationException>(() => AmountDue.At(_now, "shanghai", [AFee(720, since: 1)]));
        Assert.Throws<InvalidOperationException>(
            () => AmountDue.At(_now, "shanghai", [AFee(720), AFee(5, "local", currency: "USD")]));
    }

    private static Fee AFee(
        decimal amount, string name = Fee.Ministry, string? office = null, int since = -100, string currency = "CNY") =>
        new() { Name = name, Office = office, Amount = amount, Currency = currency, ValidFrom = _now.AddDays(since) };
}
