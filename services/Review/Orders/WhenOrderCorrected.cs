using ApecCard.Contracts;
using ApecCard.Review.Calls;
using ApecCard.Review.Deadlines;
using MassTransit;

namespace ApecCard.Review.Orders;

/// <summary>
/// The enterprise has corrected what was pinned of an order: it is back in the queue. It never waited for the guidance
/// call, which is not needed any more.
/// </summary>
public sealed class WhenOrderCorrected(ReviewDb db, Calendars calendars, TimeProvider clock) : IConsumer<OrderCorrected>
{
    public async Task Consume(ConsumeContext<OrderCorrected> context)
    {
        var (corrected, ct) = (context.Message, context.CancellationToken);
        await db.LockOrderAsync(corrected.OrderId, ct);
        var (order, now) = (await db.GetOrderAsync(corrected.OrderId, ct), clock.GetUtcNow());
        order.Resume(corrected.Round, corrected.Materials, await calendars.GetAsync(ct), now);
        await db.EndCallsOfOrderAsync(corrected.OrderId, now, ct);
        await db.SaveChangesAsync(ct);
    }
}
