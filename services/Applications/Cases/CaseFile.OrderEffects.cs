using ApecCard.Applications.Orders;
using ApecCard.Applications.Timeline;
using ApecCard.Contracts;

namespace ApecCard.Applications.Cases;

// What an order does to the case and to its card; when, its business says.
public sealed partial class CaseFile
{
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
        var by = reason is CardEnds.Lost ? Actor.Enterprise : Actor.Office;
        Happened(TimelineEvent.CardRevoked, by, now, order, reason);
        return [NotWanted(order, reason, now)];
    }

    /// <summary>
    /// Grants carry over, everybody who was asked is told, and any may withdraw (DOMAIN §4, reading 5).
    /// </summary>
    internal IEnumerable<object> ChangePassport(Order order, DateTimeOffset now)
    {
        PreviousPassport = Form.Applicant!.Passport;
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

    private CardNotWanted NotWanted(Order order, string reason, DateTimeOffset now) => new(
        Id, Version, order.OldCardId!.Value, reason, now, order.Id,
        order is { OwesCard: true, Form.Return.Method: { } method }
            ? new(method, order.Form.Return.ServicePoint)
            : null);

    private CardWanted Want(Order order, Guid? succeeds, DateTimeOffset now)
    {
        var handover = order.Form.Handover!;
        return new(
            Id, Version, Number!, EnterpriseId, Office!, GrantedEconomies, handover.Method!.Value, now,
            handover.Method is HandoverMethod.Collection ? handover.ServicePoint : null, order.Id, order.Kind, succeeds,
            succeeds is not null && order.OwesCard, succeeds is null ? null : CardExpiresOn);
    }
}
