using System.Globalization;
using ApecCard.Applications.Form;
using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;
using ApecCard.ServiceDefaults;

namespace ApecCard.Applications.Cases;

// The orders on the case (DOMAIN §4): which can be made, and how the enterprise brings them on their way.
public sealed partial class CaseFile
{
    public List<Order> Orders { get; } = [];

    /// <summary>The passport before the present one, when it was changed after the economies were asked.</summary>
    public PassportSection? PreviousPassport { get; private set; }

    /// <summary>The one order that is under way; a cancellation that is to pre-empt it is not counted.</summary>
    public Order? OpenOrder => Orders.FirstOrDefault(order => order.IsOpen && order.Kind is not OrderKind.Cancellation);

    private Order? OpenCancellation =>
        Orders.FirstOrDefault(order => order.IsOpen && order.Kind is OrderKind.Cancellation);

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
            throw new InvalidInputException(
                "reason", "reason.not-listed", $"One of {string.Join(", ", business.Reasons)}.");
        }

        var order = Order.Start(this, business, reason, now);
        Orders.Add(order);
        return order;
    }

    /// <summary>
    /// Throws when the order cannot be submitted now, before anybody is asked to freeze its materials.
    /// </summary>
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

    private RuleViolationException? WhyNot(Business business, Order? submitting = null) =>
        !business.Labels.Contains(CaseLabels.Of(Facts).Label) ? new(
            "order.not-offered",
            $"{business.Chinese} is not available: the application is {CaseLabels.Of(Facts).Chinese}. " +
            $"It can be ordered at: {string.Join("; ", business.Labels.Select(CaseLabels.InChinese))}.")
        : Blocking(business, submitting) is { } other ? new(
            "order.another-open",
            $"Another order is open: {other.Number ?? "a draft"}. Finish it, or withdraw it first.")
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
            : throw new RuleViolationException(
                "order.numbers-used-up", "This application has had 99 orders. Ask the office.");
    }

    private OrderWithdrawn Withdrawn(Order order, DateTimeOffset now) =>
        new(order.Id, order.Version, order.Number!, order.Kind, Id, now);

    // One more thing that happened, through an order or to its card.
    private void Happened(TimelineEvent what, Actor by, DateTimeOffset at, Order? order, string? why = null)
    {
        Version++;
        News.Add(new(Id, EnterpriseId, Version, what, by, CaseLabels.Of(Facts).Label, null, why, at, order?.Number));
    }
}
