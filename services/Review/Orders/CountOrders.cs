using ApecCard.Review.Cases;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Orders;

/// <summary>How many orders wait at the officer's office, and how many of them by each filter of the queue.</summary>
public static class CountOrders
{
    public static async Task<Ok<QueueCounts>> Handle(
        Caller caller, ReviewDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (caller.Subject, clock.GetUtcNow());
        var soon = (await calendars.GetAsync(ct)).Add(now, 1);
        var counts = await db.Orders.SeenBy(caller).Where(order => order.State == OrderReviewState.Open)
            .GroupBy(_ => 1)
            .Select(all => new QueueCounts(
                all.Count(),
                all.Count(one => one.ClaimedBy == me),
                all.Count(one => one.ClaimedBy == null),
                all.Count(one => one.DueAt >= now && one.DueAt <= soon),
                all.Count(one => one.DueAt < now),
                all.Count(one => one.Round > 1)))
            .SingleOrDefaultAsync(ct);
        return TypedResults.Ok(counts ?? new(0, 0, 0, 0, 0, 0));
    }
}
