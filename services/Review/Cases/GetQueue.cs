using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using ApecCard.Contracts;
using ApecCard.Review.Deadlines;
using ApecCard.Review.Officers;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>
/// What waits at the officer's desk, what is due soonest first: the queues of all their stages at their own office, and
/// the ministry's, or of one stage. 403 review.not-your-stage for another stage's queue. `after` is the `next` of the
/// page before.
/// </summary>
public static class GetQueue
{
    public record Item(
        Guid CaseId,
        string CaseNumber,
        string Office,
        ReviewStage Stage,
        DateTimeOffset ReceivedAt,
        DateTimeOffset DueAt,
        bool DueSoon,
        bool Overdue,
        int Round,
        string? ClaimedBy,
        bool ClaimedByMe);

    /// <param name="ClaimedBy">me, or nobody; else all.</param>
    /// <param name="DueSoon">Only what is due within a working day, as a reminder, or only what is not.</param>
    /// <param name="Overdue">Only what is late, or only what is not.</param>
    /// <param name="Corrected">Only what comes back from a correction, or only what is new.</param>
    /// <param name="Office">The ministry may look at one office's.</param>
    /// <param name="EnterpriseId">One enterprise's.</param>
    /// <param name="CaseNumber">One case.</param>
    public record Filter(
        [property: AllowedValues(null, "me", "nobody")] string? ClaimedBy = null, bool? DueSoon = null,
        bool? Overdue = null, bool? Corrected = null, [property: MaxLength(32)] string? Office = null,
        Guid? EnterpriseId = null, [property: MaxLength(30)] string? CaseNumber = null)
    {
        public Expression<Func<ReviewCase, bool>> Matches(
            string me, DateTimeOffset now, DateTimeOffset soon) => review =>
            (ClaimedBy == null || (ClaimedBy == "me" ? review.ClaimedBy == me : review.ClaimedBy == null))
            && (DueSoon == null || DueSoon == (review.DueAt >= now && review.DueAt <= soon))
            && (Overdue == null || Overdue == (review.DueAt < now))
            && (Corrected == null || Corrected == (review.Round > 1))
            && (Office == null || review.Office == Office)
            && (EnterpriseId == null || review.EnterpriseId == EnterpriseId)
            && (CaseNumber == null || review.CaseNumber == CaseNumber);
    }

    public static async Task<Ok<Page<Item>>> Handle(
        ReviewStage? stage, [AsParameters] Filter filter, [AsParameters] PageRequest page, Caller caller, ReviewDb db,
        Calendars calendars, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var soon = (await calendars.GetAsync(ct)).Add(now, 1);
        await db.AtDeskAsync(caller, now, ct);
        var after = page.After ?? Guid.Empty;
        var waiting = await db.Cases.AsNoTracking()
            .InQueue(stage, caller)
            .Where(filter.Matches(caller.Subject, now, soon))
            .Where(review => review.QueuePosition > after)
            .OrderBy(review => review.QueuePosition)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(waiting, review => review.QueuePosition, review => new Item(
            review.Id,
            review.CaseNumber,
            review.Office,
            review.Stage.Review()!.Value,
            review.ReceivedAt,
            review.DueAt!.Value,
            review.DueAt >= now && review.DueAt <= soon,
            review.DueAt < now,
            review.Round,
            review.ClaimedBy,
            review.ClaimedBy == caller.Subject)));
    }
}
