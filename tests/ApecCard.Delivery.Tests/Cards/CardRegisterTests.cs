using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using FsCheck;
using FsCheck.Fluent;
using static ApecCard.Delivery.Tests.Stories;

namespace ApecCard.Delivery.Tests.Cards;

public class CardRegisterTests
{
    private readonly Card _card = Made(Wanted(), new(2027, 1, 31), Today);

    [Fact]
    public void A_struck_economy_counts_no_more_and_the_back_stays_as_printed()
    {
        var struck = _card.Strike("NZL", 20, Today)!;

        Assert.Equal(["AUS", "SGP"], struck.RemainingEconomies);
        Assert.Equal(("NZL", 2), (struck.Economy, struck.CardVersion));
        Assert.Equal(["AUS", "NZL", "SGP"], _card.GrantedEconomies);
        Assert.Null(_card.Strike("NZL", 20, Today));
        Assert.Null(_card.Strike("JPN", 20, Today));
        Assert.Null(_card.RevokeWhenNothingRemains(Today));
        Assert.Equal(2, _card.Version);
    }

    [Fact]
    public void Whatever_is_struck_in_whatever_order_the_card_is_revoked_exactly_when_nothing_remains() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            order =>
            {
                var card = Made(Wanted(), new(2040, 1, 1), Today);
                string[] economies = ["AUS", "NZL", "SGP", "JPN"];
                var revocations = 0;
                foreach (var economy in order.Select(one => economies[one % 4]))
                {
                    card.Strike(economy, 20, Today);
                    revocations += card.RevokeWhenNothingRemains(Today) is null ? 0 : 1;
                }

                var left = card.GrantedEconomies.Except(order.Select(one => economies[one % 4])).ToArray();
                return left.SequenceEqual(card.RemainingEconomies)
                    && revocations == (left.Length == 0 ? 1 : 0)
                    && card.Validity == (left.Length == 0 ? CardValidity.Revoked : CardValidity.NotYetLive);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_revoked_card_is_revoked_once_and_is_neither_struck_posted_nor_expired()
    {
        var revoked = _card.Revoke("renewed", Today)!;

        Assert.Equal(("renewed", 2), (revoked.Reason, revoked.CardVersion));
        Assert.Null(_card.Revoke("no-economy-left", Today.AddDays(1)));
        Assert.Null(_card.Strike("AUS", 20, Today));
        Assert.Null(_card.Expire(Today.AddYears(6)));
        Assert.Equal("card.not-live", _card.WhyNotPost(oldCardOwed: false)?.Code);
        Assert.Equal(("renewed", Today), (_card.EndReason, _card.EndedAt));
    }

    [Fact]
    public void A_card_that_is_not_live_is_not_handed_over()
    {
        var card = Made(WantedForCollection(), new(2040, 1, 1), Today);
        card.AwaitCollection(Today);
        card.Revoke("renewed", Today);

        Assert.Equal("card.not-live", Code(() => card.Collect("clerk", Today)));
    }

    [Fact]
    public void A_card_expires_with_the_end_of_its_last_day_in_Shanghai()
    {
        Assert.Equal("card.still-valid", Code(() => _card.Expire(new(2027, 1, 31, 15, 59, 59, TimeSpan.Zero))));

        var midnight = new DateTimeOffset(2027, 1, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal((midnight, 2), (_card.Expire(midnight)!.ExpiredAt, _card.Version));
        Assert.Equal(CardValidity.Expired, _card.Validity);
        Assert.Null(_card.Expire(midnight));
        Assert.Null(_card.Revoke("renewed", midnight));
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
