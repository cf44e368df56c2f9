using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// What others report of an order: the office's decision, its fee, the old card. It may be told twice, or before its
// time.
public sealed partial class CaseFile
{
    public void RequestOrderCorrection(
        Order order, int round, IEnumerable<(CorrectionPin Pin, string Reason)> pins, DateTimeOffset at)
    {
        if (IsNews(order, round))
        {
            order.RequestCorrection(pins, at);
            Happened(
                TimelineEvent.OrderReturned, Actor.Office, at, order,
                string.Join(" ", order.OpenCorrection!.Pins.Select(pin => pin.Reason)));
        }
    }

    public void RecordCall(Order order, GuidanceCall call)
    {
        if (order.RecordCall(call))
        {
            Happened(TimelineEvent.GuidanceCalled, Actor.Office, call.At, order, call.Advice);
        }
    }

    /// <summary>The office has decided; what the approval does, the business says.</summary>
    public IEnumerable<object> RecordOrderReview(
        Order order, int round, OrderDecision decision, string? reason, DateTimeOffset at)
    {
        if (!IsNews(order, round))
        {
            return [];
        }

        if (decision is OrderDecision.Refused)
        {
            order.Refuse(reason!, at);
            Happened(TimelineEvent.OrderRefused, Actor.Office, at, order, reason);
            return [];
        }

        order.Take(OrderAction.Approve, at);
        Happened(TimelineEvent.OrderApproved, Actor.Office, at, order);
        OrderAccepted accepted = new(
            order.Id, order.Version, order.Number!, order.Kind, Id, Number!, EnterpriseId, Office!, at);
        return [accepted, .. order.Business.WhenApproved(this, order, at)];
    }

    public void RecordCharge(Order order, decimal amount, string currency, DateTimeOffset at)
    {
        MustHaveBeenReviewed(order);
        if (order.State is OrderState.Approved)
        {
            order.RecordCharge(amount, currency, at);
            Happened(TimelineEvent.ChargeOpened, Actor.Payments, at, order);
        }
    }

    /// <summary>
    /// Paid: the business goes on. A payment for an order that ended meanwhile is given back by Payments.
    /// </summary>
    public IEnumerable<object> RecordPayment(Order order, DateTimeOffset at)
    {
        MustHaveBeenReviewed(order);
        if (!order.Allows(OrderAction.Start) || order.FeePaid)
        {
            return [];
        }

        order.RecordPayment(at);
        Happened(TimelineEvent.FeePaid, Actor.Enterprise, at, order);
        return order.Business.WhenPaid(this, order, at);
    }

    public void RecordRefund(Order order, DateTimeOffset at)
    {
        if (!order.FeeRefunded)
        {
            order.RecordRefund();
            Happened(TimelineEvent.FeeRefunded, Actor.Payments, at, order);
        }
    }

    public void RecordInvoice(Order order, DateTimeOffset at) =>
        Happened(TimelineEvent.InvoiceIssued, Actor.Payments, at, order);

    public void Remind(Order order, DateTimeOffset now)
    {
        order.Remind();
        Happened(TimelineEvent.Reminded, Actor.System, now, order);
    }

    public IEnumerable<object> Lapse(Order order, DateTimeOffset now)
    {
        order.End(OrderAction.Lapse, OrderEnds.Lapsed, now);
        Happened(TimelineEvent.OrderWithdrawn, Actor.System, now, order, OrderEnds.Lapsed);
        return [Withdrawn(order, now)];
    }

    /// <summary>The old card is back: whoever waited for it goes on.</summary>
    public void RecordReturn(Guid cardId, DateTimeOffset at)
    {
        if (ReturnedCards.Contains(cardId))
        {
            return;
        }

        ReturnedCards = [.. ReturnedCards, cardId];
        var owing = Orders.Where(order => order.OldCardId == cardId && order.IsOpen && order.OwesCard).ToArray();
        foreach (var order in owing)
        {
            order.RecordReturn(at);
        }

        Happened(TimelineEvent.CardReturned, Actor.Delivery, at, owing.FirstOrDefault());
        foreach (var order in owing.Where(order =>
            order is { Kind: OrderKind.Cancellation, State: OrderState.InProgress }))
        {
            CompleteOrder(order, at);
        }
    }

    public void RecordMissedReturn(Guid orderId, DateTimeOffset at) =>
        Happened(
            TimelineEvent.CardReturnMissed, Actor.Delivery, at, Orders.FirstOrDefault(order => order.Id == orderId));

    // A decision is about one submission: of an earlier one it comes too late, of a later one too early.
    private static bool IsNews(Order order, int round) => round > order.Round
        ? throw new TooEarlyException($"{order.Number} was not submitted for the {round}. time yet.")
        : round == order.Round && order.State is OrderState.InReview;

    private static void MustHaveBeenReviewed(Order order)
    {
        if (order.State is OrderState.InReview)
        {
            throw new TooEarlyException($"We have not heard yet that {order.Number} was approved.");
        }
    }
}
