using ApecCard.Payments.Fees;

namespace ApecCard.Payments.Tests.Fees;

public class AmountDueTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_card_costs_what_the_ministry_says_at_that_moment()
    {
        Fee[] table = [AFee(720, since: -100), AFee(800, since: 1), AFee(600, since: -200)];

        Assert.Equal(new AmountDue(720, "CNY"), AmountDue.At(_now, table, []));
        Assert.Equal(800, AmountDue.At(_now.AddDays(1), table, []).Amount);
        Assert.Equal(600, AmountDue.At(_now.AddDays(-150), table, []).Amount);
    }

    [Fact]
    public void Local_fees_are_added_from_their_first_day_on_in_Shanghai()
    {
        LocalFees[] local = [Local(1, new(2026, 5, 5), 35.5m, 4.5m)];

        Assert.Equal(720, AmountDue.At(new(2026, 5, 4, 15, 59, 59, TimeSpan.Zero), [AFee(720)], local).Amount);
        Assert.Equal(760, AmountDue.At(new(2026, 5, 4, 16, 0, 0, TimeSpan.Zero), [AFee(720)], local).Amount);
    }

    [Fact]
    public void The_newest_version_in_force_counts_though_an_older_one_was_planned_for_later()
    {
        LocalFees[] local = [Local(1, new(2026, 1, 1), 10), Local(2, new(2026, 5, 3), 20), Local(3, new(2026, 5, 1))];

        Assert.Equal(720, AmountDue.At(_now, [AFee(720)], local).Amount);
        Assert.Equal(730, AmountDue.At(_now.AddDays(-10), [AFee(720)], local).Amount);
    }

    [Fact]
    public void Before_the_ministry_has_a_fee_nothing_is_charged() =>
        Assert.Throws<InvalidOperationException>(() => AmountDue.At(_now, [AFee(720, since: 1)], []));

    private static Fee AFee(decimal amount, int since = -100) =>
        new() { Amount = amount, Currency = "CNY", ValidFrom = _now.AddDays(since) };

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
