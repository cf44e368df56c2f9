using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Payments.Reconciliation;

/// <summary>
/// Compares a day with the provider's statement now, today so far or any day again: what was mended is settled. 409
/// <c>statement.not-yet</c>; 503 <c>statement.unavailable</c>, nothing has changed.
/// </summary>
public static class CompareNow
{
    /// <param name="day">Asia/Shanghai.</param>
    public static async Task<Ok<ComparedDayView>> Handle(
        DateOnly day, Caller caller, PaymentsDb db, Reconciler reconciler, CancellationToken ct)
    {
        if (day > TimeProvider.System.TodayInShanghai() || day.Year < 2000)
        {
            throw new RuleViolationException("statement.not-yet", "There is no statement of a day that has not begun.");
        }

        var compared = await reconciler.CompareAsync(day, caller.Subject, ct);
        return TypedResults.Ok(ListComparedDays.ViewOf(compared, await db.Differences.CountAsync(
            one => one.Day == day && one.State == DifferenceState.Open, ct)));
    }
}
