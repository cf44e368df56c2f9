using ApecCard.Applications.Cases;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using static ApecCard.Applications.Tests.Orders.OrderStories;

namespace ApecCard.Applications.Tests.Orders;

public class OrderTests
{
    [Fact]
    public void Numbers_run_per_case_whatever_the_business()
    {
        var caseFile = Stories.A(SomeGranted);
        var passport = caseFile.Submits(OrderKind.PassportChange);
        caseFile.Approves(passport);
        var early = caseFile.Submits(OrderKind.EarlyProduction);
        caseFile.Approves(early);
        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, early.Id);
        caseFile.RecordHandover(EarlyCard, 2, Delivery.Collected, null, Stories.Today);
        var replacement = caseFile.Submits(OrderKind.Replacement);
        caseFile.WithdrawOrder(replacement, null, Stories.Today);
        var cancellation = caseFile.Submits(OrderKind.Cancellation);

        Assert.Equal(
            [
                $"{caseFile.Number}-01-hz",
                $"{caseFile.Number}-02-ta",
                $"{caseFile.Number}-03-hb",
                $"{caseFile.Number}-04-zx",
            ],
            new[] { passport, early, replacement, cancellation }.Select(order => order.Number));
    }

    [Fact]
    public void A_draft_has_no_number_and_nobody_hears_of_it()
    {
        var caseFile = Stories.A(Mailed);
        caseFile.News.Clear();
        var order = caseFile.Starts(OrderKind.Replacement);
        Assert.Empty(caseFile.WithdrawOrder(order, null, Stories.Today));
        Assert.Null(order.Number);
    }

    [Fact]
    public void A_replacement_is_paid_before_a_card_is_wanted()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement);
        var told = caseFile.Approves(order);
        Assert.Empty(told.OfType<CardWanted>());
        Assert.Equal(OrderState.Approved, order.State);
        caseFile.RecordCharge(order, 720.00m, "CNY", Stories.Today);
        Assert.Equal((OrderState.AwaitingPayment, "已邮寄"), (order.State, CaseLabels.Of(caseFile.Facts).Chinese));

        var wanted = Assert.Single(caseFile.Pays(order).OfType<CardWanted>());

        Assert.Equal((order.Id, OrderKind.Replacement, Stories.ACard), (wanted.OrderId, wanted.Kind, wanted.Succeeds));
        // The delivery is open again.
        Assert.Equal((OrderState.InProgress, Delivery.None), (order.State, caseFile.Delivery));
        Assert.Empty(caseFile.Pays(order)); // told twice
    }

    [Fact]
    public void A_payment_that_overtakes_its_charge_counts()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement);
        Assert.Throws<TooEarlyException>(() => caseFile.Pays(order)); // before the approval is known
        caseFile.Approves(order);
        Assert.Single(caseFile.Pays(order).OfType<CardWanted>());
        caseFile.RecordCharge(order, 720.00m, "CNY", Stories.Today); // late
        Assert.Equal(OrderState.InProgress, order.State);
    }

    [Fact]
    public void A_cancellation_revokes_the_card_calls_the_economies_off_and_ends_when_the_card_is_back()
    {
        var caseFile = Stories.A(WithEarlyCard);
        var order = caseFile.Submits(OrderKind.Cancellation, OrderReason.LeftTheFirm);

        caseFile.Approves(order);

        Assert.Equal(("已注销", Clearance.Withdrawn), (CaseLabels.Of(caseFile.Facts).Chinese, caseFile.Clearance));
        Assert.Equal((OrderState.InProgress, true), (order.State, order.OwesCard));
        Assert.Equal(Actor.Enterprise, OrderStep.Of(order).Who);
        caseFile.RecordReturn(EarlyCard, Stories.Today);
        Assert.Equal((OrderState.Completed, false), (order.State, order.OwesCard));
        Assert.Empty(caseFile.Grants("NZL").OfType<CardWanted>()); // an economy's late word makes no card
    }

    [Fact]
    public void A_lost_card_is_cancelled_with_the_approval()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Cancellation, OrderReason.CardLost);
        caseFile.Approves(order);
        Assert.Equal((OrderState.Completed, "已注销"), (order.State, CaseLabels.Of(caseFile.Facts).Chinese));
    }

    [Fact]
    public void A_card_asked_back_for_one_order_is_not_asked_back_again_for_the_next()
    {
        var caseFile = Stories.A(Mailed);
        var first = caseFile.Submits(OrderKind.Replacement);
        caseFile.Approves(first);
        caseFile.WithdrawOrder(first, null, Stories.Today);
        caseFile.RecordReturn(Stories.ACard, Stories.Today);

        var second = caseFile.Submits(OrderKind.Cancellation);
        caseFile.Approves(second);

        Assert.Equal(OrderState.Completed, second.State);
    }

    [Fact]
    public void An_order_is_corrected_where_it_was_pinned_and_nowhere_else()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement);
        caseFile.RequestOrderCorrection(
            order,
            1,
            [
                (new(PinKind.Field, "contactPhone"), "No such number."),
                (new(PinKind.Material, "explanation"), "Not sealed."),
            ],
            Stories.Today);
        Assert.Equal((OrderState.InCorrection, "explanation"), (order.State, Assert.Single(order.UnlockedMaterials)));

        var elsewhere = Assert.Throws<RuleViolationException>(
            () => order.SaveForm(order.Form with { ContactName = "李四" }));
        Assert.Equal("correction.not-pinned", elsewhere.Code);
        order.SaveForm(order.Form with { ContactPhone = "13800000000" });
        var open = Assert.Throws<RuleViolationException>(
            () => caseFile.SubmitOrderCorrection(order, [], Stories.Today));
        Assert.Equal("correction.unanswered", open.Code);
        order.AnswerPins(new Dictionary<string, string> { ["explanation"] = "The seal is on page 2." });

        var corrected = caseFile.SubmitOrderCorrection(order, [], Stories.Today);

        Assert.Equal((2, "contactPhone"), (corrected.Round, Assert.Single(corrected.ChangedFields)));
        Assert.Equal(OrderState.InReview, order.State);
        // On the first round.
        Assert.Empty(caseFile.RecordOrderReview(order, 1, OrderDecision.Approved, null, Stories.Today));
        Assert.NotEmpty(caseFile.Approves(order));
    }

    [Fact]
    public void A_refused_order_leaves_the_card_as_it_is()
    {
        var caseFile = Stories.A(Mailed);
        var order = caseFile.Submits(OrderKind.Replacement);
        caseFile.RecordOrderReview(order, 1, OrderDecision.Refused, "not-eligible", Stories.Today);
        Assert.Equal(
            (OrderState.Refused, "not-eligible", true), (order.State, order.RefusalReason, caseFile.HasLiveCard));
        Assert.Contains(OrderKind.Replacement, caseFile.OfferedBusinesses.Select(one => one.Kind));
    }

    [Fact]
    public void A_passport_change_that_comes_too_late_for_the_card_closes()
    {
        var caseFile = Stories.A(SomeGranted);
        var order = caseFile.Submits(OrderKind.PassportChange);
        caseFile.Grants("NZL");
        caseFile.Grants("SGP");
        Assert.True(order.IsOpen); // the card is not made yet
        var told = caseFile.RecordCard(Stories.ACard, Expiry, Stories.Today);
        Assert.Equal((OrderState.Withdrawn, OrderEnds.CardProduced), (order.State, order.EndReason));
        Assert.Single(told.OfType<OrderWithdrawn>());
    }

    [Fact]
    public void An_early_order_whose_grants_are_all_taken_back_closes_at_its_approval()
    {
        var caseFile = Stories.A(SomeGranted);
        var order = caseFile.Submits(OrderKind.EarlyProduction);
        caseFile.Withdraws("AUS");
        Assert.Empty(caseFile.Approves(order).OfType<CardWanted>());
        Assert.Equal(OrderEnds.NothingGranted, order.EndReason);
    }

    [Fact]
    public void A_spoiled_card_is_followed_by_another_for_the_same_order()
    {
        var caseFile = Stories.A(EarlyOrdered);
        var order = caseFile.Orders[0];
        caseFile.RecordCard(EarlyCard, Expiry, Stories.Today, order.Id);
        caseFile.RecordSpoiling(EarlyCard, 2, Stories.Today);
        Assert.Equal(Delivery.None, caseFile.Delivery);
        caseFile.RecordCard(new(
            caseFile.Id, NewCard, 1, ["AUS"], Expiry, Stories.Today, "CHN000000023", order.Id, InsteadOf: EarlyCard));
        Assert.Equal((NewCard, NewCard, Delivery.Ready), (caseFile.CardId, order.CardId, caseFile.Delivery));
        caseFile.RecordHandover(EarlyCard, 3, Delivery.Mailed, null, Stories.Today); // of the former card: no news
        Assert.Equal(Delivery.Ready, caseFile.Delivery);
    }

    [Fact]
    public void A_card_that_came_back_is_mailed_again_and_late_words_change_nothing()
    {
        var caseFile = Stories.A(Mailed);
        caseFile.RecordFailedDelivery(Stories.ACard, 3, Stories.Today);
        Assert.Equal("待取卡", CaseLabels.Of(caseFile.Facts).Chinese);
        caseFile.RecordHandover(Stories.ACard, 4, Delivery.Mailed, "EC123456785CN", Stories.Today);
        caseFile.RecordFailedDelivery(Stories.ACard, 3, Stories.Today);
        Assert.Equal((Delivery.Mailed, "EC123456785CN"), (caseFile.Delivery, caseFile.TrackingNumber));
    }

    [Fact]
    public void Every_step_of_an_order_is_on_the_timeline_with_its_number()
    {
        var caseFile = Stories.A(Mailed);
        caseFile.News.Clear();
        var order = caseFile.Submits(OrderKind.Replacement);
        caseFile.Approves(order);
        caseFile.RecordCharge(order, 720, "CNY", Stories.Today);
        caseFile.Pays(order);
        caseFile.RecordReturn(Stories.ACard, Stories.Today);
        caseFile.RecordCard(NewCard, Expiry, Stories.Today, order.Id);
        caseFile.RecordHandover(NewCard, 2, Delivery.Mailed, "EC123456785CN", Stories.Today);

        Assert.Equal(
            [
                TimelineEvent.OrderSubmitted, TimelineEvent.OrderApproved, TimelineEvent.CardRevoked,
                TimelineEvent.ChargeOpened, TimelineEvent.FeePaid, TimelineEvent.CardReturned,
                TimelineEvent.CardProduced, TimelineEvent.CardMailed, TimelineEvent.OrderCompleted,
            ],
            caseFile.News.Select(entry => entry.What));
        Assert.All(caseFile.News, entry => Assert.Equal(order.Number, entry.OrderNumber));
        Assert.Equal("已邮寄", CaseLabels.Of(caseFile.Facts).Chinese);
    }
}
