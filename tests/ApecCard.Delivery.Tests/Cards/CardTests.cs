using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using ApecCard.Delivery.Handovers;
using ApecCard.ServiceDefaults;
using ApecCard.ServiceDefaults.Formats;
using FsCheck;
using FsCheck.Fluent;
using static ApecCard.Delivery.Tests.Stories;

namespace ApecCard.Delivery.Tests.Cards;

public class CardTests
{
    private static readonly DateOnly _longPassport = new(2040, 1, 1);

    [Fact]
    public void The_back_names_what_was_granted_and_the_card_ends_with_five_years_or_the_passport() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(short Days, int Subset, bool[] Repeated)>(),
            given =>
            {
                var granted = Economies.PreClearing.Where((_, place) => (given.Subset >> place & 1) == 1).ToArray();
                var passport = Today.DayInShanghai().AddDays(Math.Abs((int)given.Days));
                var wanted = Wanted() with { GrantedEconomies = [.. granted, .. granted.Take(given.Repeated.Length)] };
                if (granted.Length == 0)
                {
                    return Code(() => Made(wanted, passport, Today)) == "card.no-economy-granted";
                }

                var card = Made(wanted, passport, Today);
                return card.GrantedEconomies.Order().SequenceEqual(granted.Order())
                    && card.ExpiresOn <= passport
                    && card.ExpiresOn <= card.IssuedOn.AddYears(5)
                    && (card.ExpiresOn == passport || card.ExpiresOn == card.IssuedOn.AddYears(5))
                    && card.Announce().GrantedEconomies.SequenceEqual(card.GrantedEconomies);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_card_is_issued_on_the_day_it_is_in_Shanghai()
    {
        var lateInLondon = new DateTimeOffset(2026, 5, 4, 17, 0, 0, TimeSpan.Zero);
        var card = Made(Wanted(), _longPassport, lateInLondon);
        Assert.Equal((new DateOnly(2026, 5, 5), new DateOnly(2031, 5, 5)), (card.IssuedOn, card.ExpiresOn));
    }

    [Fact]
    public void Issued_on_a_leap_day_it_ends_on_the_last_of_February() => Assert.Equal(
        new DateOnly(2033, 2, 28),
        Made(Wanted(), _longPassport, new(2028, 2, 29, 1, 0, 0, TimeSpan.Zero)).ExpiresOn);

    [Fact]
    public void No_card_on_an_expired_passport_but_one_on_its_last_day()
    {
        Assert.Equal("card.passport-expired", Code(() => Made(Wanted(), new(2026, 5, 3), Today)));
        Assert.Equal(new DateOnly(2026, 5, 4), Made(Wanted(), new(2026, 5, 4), Today).ExpiresOn);
    }

    [Fact]
    public void No_card_names_an_economy_that_pre_clears_nobody() => Assert.Equal(
        "card.unknown-economy",
        Code(() => Made(Wanted() with { GrantedEconomies = ["AUS", "USA"] }, _longPassport, Today)));

    [Fact]
    public void A_card_to_be_collected_is_not_posted() => Assert.Equal(
        "card.not-for-mailing",
        Code(() => Made(WantedForCollection(), _longPassport, Today).Post("EA123456785CN", "clerk", Today)));

    [Fact]
    public void A_card_to_be_collected_waits_at_its_service_point_and_is_handed_over_once()
    {
        var card = Made(WantedForCollection(), _longPassport, Today);

        var ready = card.AwaitCollection(Today)!;
        Assert.Equal(("SHA-01", 2, CardState.Ready), (ready.ServicePoint, ready.CardVersion, card.State));
        Assert.Null(card.AwaitCollection(Today));

        var collected = card.Collect("clerk", Today.AddDays(1));
        Assert.Equal(("SHA-01", 3, CardState.Collected), (collected.ServicePoint, collected.CardVersion, card.State));
        Assert.Equal("card.already-collected", Code(() => card.Collect("clerk", Today.AddDays(2))));
        Assert.Equal(Today.AddDays(1), card.CollectedAt);
    }

    [Fact]
    public void A_card_to_be_mailed_waits_for_nobody_and_one_to_be_collected_nowhere_is_not_made()
    {
        var card = Made(Wanted() with { ServicePoint = "SHA-01" }, _longPassport, Today);
        Assert.Null(card.AwaitCollection(Today));
        Assert.Equal("card.not-for-collection", Code(() => card.Collect("clerk", Today)));
        Assert.Equal("card.no-service-point", Code(() => Made(
            WantedForCollection() with { ServicePoint = null }, _longPassport, Today)));
    }

    [Fact]
    public void A_card_is_posted_once_and_taken_over_once()
    {
        var card = Made(Wanted(), _longPassport, Today);
        card.Post("EA123456785CN", "clerk", Today);
        Assert.Equal("card.already-posted", Code(() => card.Post("EA123456785CN", "clerk", Today)));

        var mailed = Assert.IsType<CardMailed>(
            Assert.Single(card.Hear("EA123456785CN", CourierEventKind.Accepted, Today, Today)));
        Assert.Equal(("EA123456785CN", 3), (mailed.TrackingNumber, mailed.CardVersion));
        Assert.False(card.IsNews("EA123456785CN", CourierEventKind.Accepted));
        Assert.Equal((3, Today), (card.Version, card.MailedAt));
        Assert.Equal("card.already-posted", Code(() => card.Post("EA123456785CN", "clerk", Today)));
    }

    private static string Code(Action act) => Assert.Throws<RuleViolationException>(act).Code;
}
