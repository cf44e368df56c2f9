using ApecCard.Payments.Fees;

namespace ApecCard.Payments.Tests.Fees;

public class AmountDueTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_card_costs_what_the_ministry_says_at_that_moment()
    {
        Fee[] table = [AFee(720, since: -100), AFee(800, since: 1), AFee(600, since: -200)];

        Assert.Equal(new AmountDue(720, "CNY"), AmountDue.At(_now, Business.Application, table, []));
        Assert.Equal(800, AmountDue.At(_now.AddDays(1), Business.Application, table, []).Amount);
        Assert.Equal(600, AmountDue.At(_now.AddDays(-150), Business.Application, table, []).Amount);
    }

    [Fact]
    public void Local_fees_are_added_from_their_first_day_on_in_Shanghai()
    {
        LocalFees[] local = [Local(1, new(2026, 5, 5), 35.5m, 4.5m)];

        var midnight = new DateTimeOffset(2026, 5, 4, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(720, AmountDue.At(midnight.AddSeconds(-1), Business.Application, [AFee(720)], local).Amount);
        Assert.Equal(760, AmountDue.At(midnight, Business.Application, [AFee(720)], local).Amount);
    }

    [Fact]
    public void The_newest_version_in_force_counts_though_an_older_one_was_planned_for_later()
    {
        LocalFees[] local = [Local(1, new(2026, 1, 1), 10), Local(2, new(2026, 5, 3), 20), Local(3, new(2026, 5, 1))];

        Assert.Equal(720, AmountDue.At(_now, Business.Application, [AFee(720)], local).Amount);
        Assert.Equal(730, AmountDue.At(_now.AddDays(-10), Business.Application, [AFee(720)], local).Amount);
    }

    [Fact]
    public void Before_the_ministry_has_a_fee_nothing_is_charged() =>
        Assert.Throws<InvalidOperationException>(
            () => AmountDue.At(_now, Business.Application, [AFee(720, since: 1)], []));

    [Fact]
    public void A_replacement_costs_its_own_fee_the_same_at_every_office()
    {
        Fee[] table = [AFee(720), AFee(500, business: Business.Replacement)];

        Assert.Equal(500, AmountDue.At(_now, Business.Replacement, table, [Local(1, new(2026, 1, 1), 40)]).Amount);
    }

    [Theory]
    [InlineData(Business.EarlyProduction)]
    [InlineData(Business.PassportChange)]
    [InlineData(Business.Cancellation)]
    public void What_the_ministry_has_no_fee_for_is_free(Business business) =>
        Assert.True(AmountDue.At(_now, business, [AFee(720)], [Local(1, new(2026, 1, 1), 40)]).IsFree);

    private static Fee AFee(decimal amount, int since = -100, Business business = Business.Application) =>
        new() { Business = business, Amount = amount, Currency = "CNY", ValidFrom = _now.AddDays(since) };

    private static LocalFees Local(int version, DateOnly effectiveOn, params decimal[] amounts) => new()
    {
        Office = "hunan",
        Version = version,
        EffectiveOn = effectiveOn,
        Fees = [.. amounts.Select(amount => new LocalFee("服务费", "Service", amount))],
        ConfiguredBy = "an administrator",
        ConfiguredAt = _now,
        Reason = "price list",
    };
}
