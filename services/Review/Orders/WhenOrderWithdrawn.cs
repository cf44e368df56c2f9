using ApecCard.Contracts;
using ApecCard.Review.Calls;
using MassTransit;

namespace ApecCard.Review.Orders;

/// <summary>The order was taken back: it leaves the queue, and nobody need be telephoned about it.</summary>
public sealed class WhenOrderWithdrawn(ReviewDb db, TimeProvider clock) : IConsumer<OrderWithdrawn>
{
    public async Task Consume(ConsumeContext<OrderWithdrawn> context)
    {
        var (orderId, ct) = (context.Message.OrderId, context.CancellationToken);
        await db.LockOrderAsync(orderId, ct);
        (await db.GetOrderAsync(orderId, ct)).Withdraw(clock.GetUtcNow());
        await db.EndCallsOfOrderAsync(orderId, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
    }
}
