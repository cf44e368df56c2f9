using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Orders;

/// <summary>
/// An order enters the queue of its case's office; one review per order. It has as many days there as a preliminary
/// review.
/// </summary>
public sealed class WhenOrderSubmitted(ReviewDb db, Calendars calendars, TimeProvider clock) : IConsumer<OrderSubmitted>
{
    public async Task Consume(ConsumeContext<OrderSubmitted> context)
    {
        var (submitted, ct) = (context.Message, context.CancellationToken);
        if (await db.Orders.AnyAsync(order => order.Id == submitted.OrderId, ct))
        {
            return;
        }

        var office = await db.Offices.AsNoTracking().Where(one => one.Office == submitted.Office)
            .OrderByDescending(one => one.Version).FirstOrDefaultAsync(ct)
            ?? throw new TooEarlyException($"{submitted.Office} is not configured here.");
        db.Add(OrderReview.Open(submitted, office.PreliminaryDays, await calendars.GetAsync(ct), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
    }
}
