using ApecCard.Contracts;
using MassTransit;

namespace ApecCard.Payments.Charges;

/// <summary>
/// An order was taken back: its charge is not to be paid any more, and what was paid meanwhile is given back in full.
/// It may have no charge, or not yet: that it was withdrawn is kept, so that an acceptance that comes late opens none.
/// </summary>
public sealed class WhenOrderWithdrawn(PaymentsDb db, TimeProvider clock) : IConsumer<OrderWithdrawn>
{
    public async Task Consume(ConsumeContext<OrderWithdrawn> context)
    {
        var (withdrawn, ct) = (context.Message, context.CancellationToken);
        await db.TakeTurnsAsync(withdrawn.OrderId, ct);
        if (await db.LockChargeOfOrderAsync(withdrawn.OrderId, ct) is { } charge)
        {
            await db.EndAsync(charge, withdrawn.WithdrawnAt, refund: true, clock.GetUtcNow(), ct);
            return;
        }

        if (await db.WithdrawnOrders.FindAsync([withdrawn.OrderId], ct) is null)
        {
            db.Add(new WithdrawnOrder(withdrawn.OrderId, withdrawn.WithdrawnAt));
            await db.SaveChangesAsync(ct);
        }
    }
}
