using ApecCard.Contracts;
using ApecCard.Payments.Fees;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Charges;

/// <summary>
/// An order was accepted: what costs something (a replacement, domain §4) can be paid from now on; the others are free
/// and open no charge. One charge per order, whatever comes how often; none for an order that is withdrawn already.
/// </summary>
public sealed class WhenOrderAccepted(PaymentsDb db, TimeProvider clock) : IConsumer<OrderAccepted>
{
    public async Task Consume(ConsumeContext<OrderAccepted> context)
    {
        var (accepted, ct) = (context.Message, context.CancellationToken);
        var due = await AmountDue.ReadAsync(
            db, accepted.Office, accepted.Kind.Business(), accepted.AcceptedAt, ct);
        if (due.IsFree)
        {
            return;
        }

        await db.TakeTurnsAsync(accepted.OrderId, ct);
        if (await db.Charges.AnyAsync(charge => charge.OrderId == accepted.OrderId, ct)
            || await db.WithdrawnOrders.AnyAsync(order => order.OrderId == accepted.OrderId, ct))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var charge = Charge.Open(accepted, due, now);
        db.Charges.Add(charge);
        db.Publish(charge.Opened());
        db.Audit("applications", "charge.opened", charge.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
    }
}
