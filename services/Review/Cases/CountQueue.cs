using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>
/// How much waits at the officer's desk, or in the queue of one stage, and how much of it by each filter: one look over
/// what is open. 403 review.not-your-stage for another stage's queue.
/// </summary>
public static class CountQueue
{
    public static async Task<Ok<QueueCounts>> Handle(
        ReviewStage? stage, Caller caller, ReviewDb db, Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (caller.Subject, clock.GetUtcNow());
        var soon = (await calendars.GetAsync(ct)).Add(now, 1);
        var counts = await db.Cases.InQueue(stage, caller).GroupBy(_ => 1)
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

/// <param name="DueSoon">Due within a working day.</param>
/// <param name="Corrected">Back from a correction.</param>
public sealed record QueueCounts(int All, int Mine, int Free, int DueSoon, int Overdue, int Corrected);
