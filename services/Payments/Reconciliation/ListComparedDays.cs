using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>The days of a month that were compared with the provider's statement, newest first.</summary>
public static class ListComparedDays
{
    /// <param name="month">yyyy-MM, of Asia/Shanghai.</param>
    public static async Task<Ok<ComparedDayView[]>> Handle(string month, PaymentsDb db, CancellationToken ct)
    {
        var first = Month.Parse(month);
        var end = first.AddMonths(1);
        var days = await db.ComparedDays.AsNoTracking()
            .Where(day => day.Day >= first && day.Day < end)
            .OrderByDescending(day => day.Day)
            .Select(day => ViewOf(
                day, db.Differences.Count(one => one.Day == day.Day && one.State == DifferenceState.Open)))
            .ToArrayAsync(ct);
        return TypedResults.Ok(days);
    }

    internal static ComparedDayView ViewOf(ComparedDay day, int open) =>
        new(day.Day, day.ComparedAt, day.IsFinal, day.Payments, day.Refunds, open);
}
