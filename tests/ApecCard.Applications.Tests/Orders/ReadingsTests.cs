using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using static ApecCard.Applications.Tests.Orders.OrderStories;

namespace ApecCard.Applications.Tests.Orders;

/// <summary>
/// The readings at the end of DOMAIN §4, each by its number; 9 and 10 ask the database (OrderRefusalsTests).
/// </summary>
public class ReadingsTests
{
    [Fact]
    public void Reading_1_some_granted_is_at_least_one_and_not_all_decided()
    {
        var nobody = Stories.A(Stories.InPreClearance);
        Assert.Equal("order.nothing-granted", Refused(nobody, OrderKind.EarlyProduction));
        nobody.Refuses("AUS");
        Assert.Equal("order.nothing-granted", Refused(nobody, OrderKind.EarlyProduction));

        Assert.Contains(OrderKind.EarlyProduction, Offered(Stories.A(SomeGranted)));

        var all = Stories.A(Stories.InProduction);
        Assert.Equal("order.not-offered", Refused(all, OrderKind.EarlyProduction));
    }

    [Theory]
    [InlineData(Delivery.Collected)]
    [InlineData(Delivery.Mailed)]
    public void Reading_2_the_early_card_label_stays_while_clearance_runs_whatever_the_delivery(Delivery delivery)
    {
        var caseFile = Stories.A(EarlyOrdered);
        Assert.Equal("APEC经济体审核中", Label(caseFile));
        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, caseFile.Orders[0].Id);
        Assert.Equal(("APEC经济体审核中，已提前制卡", Delivery.Ready), (Label(caseFile), caseFile.Delivery));

        caseFile.RecordHandover(EarlyCard, 2, delivery, null, Stories.Today);

        Assert.Equal(("APEC经济体审核中，已提前制卡", delivery), (Label(caseFile), caseFile.Delivery));
        Assert.Equal(OrderState.Completed, caseFile.Orders[0].State);
        caseFile.Refuses("NZL");
        Assert.Equal("APEC经济体审核中，已提前制卡", Label(caseFile));
        caseFile.Grants("SGP");
        Assert.Equal("全部经济体审核完成，已提前制卡", Label(caseFile));
    }

    [Fact]
    public void Reading_3_complete_after_an_early_card_prints_nothing_by_itself()
    {
        var caseFile = Stories.A(WithEarlyCard);
        caseFile.Grants("NZL");

        var told = caseFile.Grants("SGP");

        Assert.Single(told, message => message is CaseCompleted);
        Assert.Empty(told.OfType<CardWanted>());
        var order = caseFile.Submits(OrderKind.Replacement, OrderReason.MoreEconomiesGranted);
        caseFile.Approves(order);
        var wanted = Assert.Single(caseFile.Pays(order).OfType<CardWanted>());
        Assert.Equal(Stories.Three, wanted.GrantedEconomies);
        Assert.Equal((EarlyCard, Expiry), (wanted.Succeeds!.Value, wanted.ExpiresOn!.Value));
        caseFile.RecordCard(NewCard, Expiry, Stories.Today, order.Id);
        Assert.Equal("待取卡", Label(caseFile)); // a full card now
    }

    [Fact]
    public void Reading_4_one_order_is_open_at_a_time()
    {
        var caseFile = Stories.A(Mailed);
        var open = caseFile.Starts(OrderKind.Replacement);
        var refused = Assert.Throws<RuleViolationException>(
            () => caseFile.StartOrder(OrderKind.Replacement, null, Stories.Today));
        Assert.Equal(("order.another-open", open.Id), (refused.Code, refused.Extensions["orderId"]));
    }

    [Fact]
    public void Reading_4_a_cancellation_may_preempt_an_order_that_is_not_paid()
    {
        var caseFile = Stories.A(Mailed);
        var replacement = caseFile.Submits(OrderKind.Replacement);
        caseFile.Approves(replacement);
        caseFile.RecordCharge(replacement, 720, "CNY", Stories.Today);
        var cancellation = caseFile.Starts(OrderKind.Cancellation);
        Assert.True(replacement.IsOpen); // until the cancellation is handed in

        var told = caseFile.HandsIn(cancellation);

        Assert.Equal((OrderState.Withdrawn, OrderEnds.Cancellation), (replacement.State, replacement.EndReason));
        Assert.Equal(replacement.Id, Assert.Single(told.OfType<OrderWithdrawn>()).OrderId);
        Assert.Equal("order.another-open", Refused(caseFile, OrderKind.Replacement));
    }

    [Fact]
    public void Reading_4_a_paid_order_is_not_preempted()
    {
        var caseFile = Stories.A(Mailed);
        var cancellation = caseFile.Starts(OrderKind.Cancellation); // a draft from before
        caseFile.WithdrawOrder(cancellation, null, Stories.Today);
        var replacement = caseFile.Submits(OrderKind.Replacement);
        caseFile.Approves(replacement);
        caseFile.Pays(replacement);
        Assert.Equal("order.not-offered", Refused(caseFile, OrderKind.Cancellation)); // 制卡中
        Assert.Throws<RuleViolationException>(() => caseFile.WithdrawOrder(replacement, null, Stories.Today));
    }

    [Fact]
    public void Reading_5_a_passport_change_carries_the_grants_over_and_all_are_told()
    {
        var caseFile = Stories.A(SomeGranted);
        var (before, words) = (caseFile.Form.Applicant!.Passport!.Number, caseFile.Words);
        var order = caseFile.Submits(OrderKind.PassportChange);

        var told = caseFile.Approves(order);

        Assert.Equal(order.Id, Assert.Single(told.OfType<PassportChanged>()).OrderId);
        Assert.Equal(
            (OrderNewPassport(order), before),
            (caseFile.Form.Applicant!.Passport!.Number, caseFile.PreviousPassport?.Number));
        Assert.Equal(words, caseFile.Words);
        Assert.Equal(OrderState.Completed, order.State);
        caseFile.Withdraws("AUS"); // and any may withdraw
        Assert.Empty(caseFile.GrantedEconomies);
    }

    [Fact]
    public void Reading_5_a_replacement_with_a_new_passport_does_the_same()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement, OrderReason.PassportChanged, passportChanges: true);

        var told = caseFile.Approves(order);

        Assert.Single(told, message => message is PassportChanged);
        Assert.Equal(OrderNewPassport(order), caseFile.Form.Applicant!.Passport!.Number);
        Assert.Equal(Stories.Three, caseFile.GrantedEconomies);
    }

    [Theory]
    [InlineData(OrderKind.Replacement)]
    [InlineData(OrderKind.Cancellation)]
    public void Reading_6_a_lost_card_is_revoked_at_submission_with_nothing_to_hand_in(OrderKind kind)
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Starts(kind, OrderReason.CardLost);
        // No tick, no way of return.
        Assert.Empty(OrderCheck.Problems(caseFile, order, Stories.AnOffice(), new(2026, 5, 4)));
        Assert.Equal([MaterialCondition.CardLost], OrderMaterials.ConditionsOf(order)); // a loss statement

        var notWanted = Assert.Single(caseFile.HandsIn(order).OfType<CardNotWanted>());

        Assert.Equal((Stories.ACard, "lost", null), (notWanted.CardId, notWanted.Reason, notWanted.Return));
        Assert.False(caseFile.HasLiveCard);
        Assert.Equal(
            Actor.Enterprise, caseFile.News.Last(entry => entry.What is TimelineEvent.CardRevoked).By); // who told it
        Assert.Empty(caseFile.Approves(order).OfType<CardNotWanted>()); // not once more
    }

    [Theory]
    [InlineData(OrderKind.Replacement, "replaced")]
    [InlineData(OrderKind.Cancellation, "cancelled")]
    public void Reading_6_any_other_card_is_revoked_at_approval(OrderKind kind, string reason)
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Starts(kind);
        Assert.Empty(caseFile.HandsIn(order).OfType<CardNotWanted>());
        Assert.True(caseFile.HasLiveCard);

        var notWanted = Assert.Single(caseFile.Approves(order).OfType<CardNotWanted>());

        Assert.Equal(
            (reason, new CardReturnPlan(CardReturnMethod.OnSite, "sp-1")), (notWanted.Reason, notWanted.Return));
        Assert.False(caseFile.HasLiveCard);
    }

    [Fact]
    public void Reading_7_the_new_card_leaves_only_when_the_old_one_is_back()
    {
        Assert.True(Wanted(OrderReason.CardDamaged, returned: false).OldCardOwed); // Delivery keeps it until then
        Assert.False(Wanted(OrderReason.CardDamaged, returned: true).OldCardOwed);
        Assert.False(Wanted(OrderReason.CardLost, returned: false).OldCardOwed);
    }

    [Fact]
    public void Reading_8_the_grants_at_the_click_and_those_at_production_are_both_kept()
    {
        var caseFile = Stories.A(SomeGranted);
        var order = caseFile.Submits(OrderKind.EarlyProduction);
        caseFile.Grants("NZL");
        caseFile.Approves(order);
        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, order.Id);
        Assert.Equal((string[])["AUS"], order.GrantsAtClick);
        Assert.Equal((string[])["AUS", "NZL"], caseFile.CardEconomies);
        Assert.Contains("澳大利亚", order.Business.PopUp(order), StringComparison.Ordinal);
    }

    [Fact]
    public void When_clearance_completes_before_production_the_full_card_is_made_instead()
    {
        var caseFile = Stories.A(EarlyOrdered);
        var early = caseFile.Orders[0];
        caseFile.Grants("NZL");

        var wanted = Assert.Single(caseFile.Grants("SGP").OfType<CardWanted>());

        Assert.Equal((null, early.Id), (wanted.OrderId, wanted.InsteadOfOrder));
        Assert.Equal((OrderState.Withdrawn, OrderEnds.ClearanceCompleted), (early.State, early.EndReason));
        Assert.Equal("制卡中", Label(caseFile));
    }

    [Fact]
    public void An_early_card_that_was_made_before_it_was_called_off_stands()
    {
        var caseFile = Stories.A(EarlyOrdered);
        var early = caseFile.Orders[0];
        caseFile.Grants("NZL");
        caseFile.Grants("SGP");

        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, early.Id); // Delivery had made it

        Assert.Equal(("全部经济体审核完成，已提前制卡", OrderState.InProgress), (Label(caseFile), early.State));
    }

    private static CardWanted Wanted(OrderReason reason, bool returned)
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement, reason);
        caseFile.Approves(order);
        if (returned)
        {
            caseFile.RecordReturn(Stories.ACard, Stories.Today);
        }

        return Assert.Single(caseFile.Pays(order).OfType<CardWanted>());
    }

    private static string Refused(CaseFile caseFile, OrderKind kind) =>
        Assert.Throws<RuleViolationException>(() => caseFile.StartOrder(kind, null, Stories.Today)).Code;

    private static IEnumerable<OrderKind> Offered(CaseFile caseFile) =>
        caseFile.OfferedBusinesses.Select(one => one.Kind);

    private static string Label(CaseFile caseFile) => CaseLabels.Of(caseFile.Facts).Chinese;

    private static string OrderNewPassport(Order order) => order.Form.Passport!.Number!;
}
