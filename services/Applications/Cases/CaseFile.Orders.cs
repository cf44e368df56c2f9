using System.Globalization;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// The orders on the case (DOMAIN §4). The case says which can be made and what they do to it and to its card.
public sealed partial class CaseFile
{
    public List<Order> Orders { get; } = [];

    /// <summary>The passport before the present one, when it was changed after the economies were asked.</summary>
    public string? PreviousPassportNumber { get; private set; }

    /// <summary>The one order that is under way; a cancellation that is to pre-empt it is not counted.</summary>
    public Order? OpenOrder => Orders.FirstOrDefault(order => order.IsOpen && order.Kind is not OrderKind.Cancellation);

    private Order? OpenCancellation => Orders.FirstOrDefault(order => order.IsOpen && order.Kind is OrderKind.Cancellation);

    /// <exception cref="TooEarlyException">It is not known here.</exception>
    public Order GetOrder(Guid orderId) => Orders.SingleOrDefault(order => order.Id == orderId)
        ?? throw new TooEarlyException($"Order {orderId} of {Number} is not known here.");

    /// <summary>The businesses that can be ordered now: the portal's buttons.</summary>
    public IEnumerable<Business> OfferedBusinesses => Business.All.Where(business => WhyNot(business) is null);

    /// <summary>Why a business cannot be ordered now; null when it can.</summary>
    public RuleViolationException? WhyNotOrder(OrderKind kind) => WhyNot(Business.Of(kind));

    /// <summary>A draft, filled in with what the case says.</summary>
    public Order StartOrder(OrderKind kind, OrderReason? reason, DateTimeOffset now)
    {
        var business = Business.Of(kind);
        Require(business);
        if (reason is not null && !business.Reasons.Contains(reason.Value))
        {
            throw new InvalidInputException("reason", $"One of {string.Join(", ", business.Reasons)}.");
        }

        var order = Order.Start(this, business, reason, now);
        Orders.Add(order);
        return order;
    }

    /// <summary>Throws when the order cannot be submitted now, before anybody is asked to freeze its materials.</summary>
    public void RequireSubmittable(Order order)
    {
        order.Require(OrderAction.Submit);
        Require(order.Business, order);
    }

    public IEnumerable<object> SubmitOrder(Order order, FrozenFile[] materials, DateTimeOffset now)
    {
        RequireSubmittable(order);
        order.Submit(NextOrderNumber(order), CardId, materials, now);
        if (order.OldCardId is { } old && ReturnedCards.Contains(old))
        {
            order.RecordReturn(now); // an order before this one had asked for it
        }

        Happened(TimelineEvent.OrderSubmitted, Actor.Enterprise, now, order);
        return
        [
            new OrderSubmitted(
                order.Id, order.Version, order.Number!, order.Kind, Id, Number!, EnterpriseId, Office!, materials, now),
            .. order.Business.WhenSubmitted(this, order, now),
        ];
    }

    /// <summary>The enterprise takes the order back, before it is paid and before anything is made.</summary>
    public IEnumerable<object> WithdrawOrder(Order order, string? why, DateTimeOffset now)
    {
        var submitted = order.Number is not null;
        order.End(OrderAction.Withdraw, null, now);
        Happened(TimelineEvent.OrderWithdrawn, Actor.Enterprise, now, order, why);
        return submitted ? [Withdrawn(order, now)] : [];
    }

    public OrderCorrected SubmitOrderCorrection(Order order, FrozenFile[] materials, DateTimeOffset now)
    {
        var changed = order.SubmitCorrection(materials, now);
        Happened(TimelineEvent.OrderCorrected, Actor.Enterprise, now, order);
        return new(order.Id, order.Version, order.Number!, Id, order.Round, changed, materials, now);
    }

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

    /// <summary>Paid: the business goes on. A payment for an order that ended meanwhile is given back by Payments.</summary>
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
        foreach (var order in owing.Where(order => order is { Kind: OrderKind.Cancellation, State: OrderState.InProgress }))
        {
            CompleteOrder(order, at);
        }
    }

    public void RecordMissedReturn(Guid orderId, DateTimeOffset at) =>
        Happened(TimelineEvent.CardReturnMissed, Actor.Delivery, at, Orders.FirstOrDefault(order => order.Id == orderId));

    // What the businesses do.

    internal IEnumerable<object> CloseOrder(Order order, string reason, DateTimeOffset now)
    {
        var submitted = order.Number is not null;
        order.End(OrderAction.Close, reason, now);
        Happened(TimelineEvent.OrderWithdrawn, Actor.System, now, order, reason);
        return submitted ? [Withdrawn(order, now)] : [];
    }

    internal void CompleteOrder(Order order, DateTimeOffset now)
    {
        order.Take(OrderAction.Complete, now);
        Happened(TimelineEvent.OrderCompleted, Actor.System, now, order);
    }

    internal IEnumerable<object> OrderEarlyCard(Order order, DateTimeOffset now)
    {
        order.Take(OrderAction.Start, now);
        Card = Card.EarlyOrdered;
        Version++;
        return [Want(order, succeeds: null, now)];
    }

    /// <summary>Paid: the delivery is open again, and the new card follows the old one.</summary>
    internal IEnumerable<object> OrderReplacement(Order order, DateTimeOffset now)
    {
        (Delivery, TrackingNumber, WaitingSince) = (Delivery.None, null, now);
        Version++;
        return [Want(order, succeeds: CardId, now)];
    }

    /// <summary>The card ends; what was granted stays. How it comes back, the order says.</summary>
    internal IEnumerable<object> EndCard(Order order, string reason, DateTimeOffset now)
    {
        if (CardEndedAt is not null) // an order before this one had ended it
        {
            return order.OwesCard ? [NotWanted(order, reason, now)] : [];
        }

        CardEndedAt = now;
        Version++;
        Happened(TimelineEvent.CardRevoked, Actor.Office, now, order, reason);
        return [NotWanted(order, reason, now)];
    }

    /// <summary>Grants carry over, everybody who was asked is told, and any may withdraw (DOMAIN §4, reading 5).</summary>
    internal IEnumerable<object> ChangePassport(Order order, DateTimeOffset now)
    {
        PreviousPassportNumber = Form.Applicant!.Passport!.Number;
        Form = Form with { Applicant = Form.Applicant with { Passport = order.Form.Passport } };
        Version++;
        Happened(TimelineEvent.PassportChanged, Actor.Office, now, order);
        return [new PassportChanged(Id, Version, Number!, order.Id, now)];
    }

    internal IEnumerable<object> Cancel(Order order, DateTimeOffset now)
    {
        var alive = CardEndedAt is null;
        (Card, CardEndedAt, WaitingSince) = (Card.Revoked, CardEndedAt ?? now, now);
        Clearance = Clearance is Clearance.InProgress ? Clearance.Withdrawn : Clearance;
        Version++;
        if (alive)
        {
            Happened(TimelineEvent.CardRevoked, Actor.Office, now, order, CardEnds.Cancelled);
        }

        order.Take(OrderAction.Start, now);
        var owed = order.OwesCard;
        if (!owed)
        {
            CompleteOrder(order, now);
        }

        return alive || owed ? [NotWanted(order, CardEnds.Cancelled, now)] : [];
    }

    private RuleViolationException? WhyNot(Business business, Order? submitting = null) =>
        !business.Labels.Contains(CaseLabels.Of(Facts).Label) ? new(
            "order.not-offered",
            $"{business.Chinese} is not available: the application is {CaseLabels.Of(Facts).Chinese}. " +
            $"It can be ordered at: {string.Join("; ", business.Labels.Select(CaseLabels.InChinese))}.")
        : Blocking(business, submitting) is { } other ? new(
            "order.another-open", $"Another order is open: {other.Number ?? "a draft"}. Finish it, or withdraw it first.")
        {
            Extensions = { ["orderId"] = other.Id },
        }
        : business.WhyNot(this);

    private Order? Blocking(Business business, Order? submitting) =>
        OpenCancellation is { } cancellation && cancellation != submitting ? cancellation
        : OpenOrder is { } other && other != submitting
            && !(business.Kind is OrderKind.Cancellation && other.IsPreemptable) ? other
        : null;

    private void Require(Business business, Order? submitting = null)
    {
        if (WhyNot(business, submitting) is { } rule)
        {
            throw rule;
        }
    }

    // The next of the case, whatever the business: APEC…-01-ta, APEC…-02-hb.
    private string NextOrderNumber(Order order)
    {
        var next = Orders.Count(one => one.Number is not null) + 1;
        return next <= 99
            ? string.Create(CultureInfo.InvariantCulture, $"{Number}-{next:D2}-{order.Business.Code}")
            : throw new RuleViolationException("order.numbers-used-up", "This application has had 99 orders. Ask the office.");
    }

    private OrderWithdrawn Withdrawn(Order order, DateTimeOffset now) =>
        new(order.Id, order.Version, order.Number!, order.Kind, Id, now);

    private CardNotWanted NotWanted(Order order, string reason, DateTimeOffset now) => new(
        Id, Version, order.OldCardId!.Value, reason, now, order.Id,
        order is { OwesCard: true, Form.Return.Method: { } method } ? new(method, order.Form.Return.ServicePoint) : null);

    private CardWanted Want(Order order, Guid? succeeds, DateTimeOffset now)
    {
        var handover = order.Form.Handover!;
        return new(
            Id, Version, Number!, EnterpriseId, Office!, GrantedEconomies, handover.Method!.Value, now,
            handover.Method is HandoverMethod.Collection ? handover.ServicePoint : null, order.Id, order.Kind, succeeds,
            succeeds is not null && order.OwesCard, succeeds is null ? null : CardExpiresOn);
    }

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

    // One more thing that happened, through an order or to its card.
    private void Happened(TimelineEvent what, Actor by, DateTimeOffset at, Order? order, string? why = null)
    {
        Version++;
        News.Add(new(Id, EnterpriseId, Version, what, by, CaseLabels.Of(Facts).Label, null, why, at, order?.Number));
    }
}
