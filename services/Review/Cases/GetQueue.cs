using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Cases;

/// <summary>
/// What waits at the officer's desk, longest first: the queue of their stage at their own office, or the ministry's.
/// 403 review.not-your-stage for another stage's queue. `after` is the `next` of the page before.
/// </summary>
public static class GetQueue
{
    public record Item(
        Guid CaseId,
        string CaseNumber,
        string Office,
        ReviewStage Stage,
        DateTimeOffset ReceivedAt,
        string? ClaimedBy,
        bool ClaimedByMe);

    public static async Task<Ok<Page<Item>>> Handle(
        ReviewStage? stage, [AsParameters] PageRequest page, Caller caller, ReviewDb db, CancellationToken ct)
    {
        var desks = caller.Stages();
        var wanted = stage ?? desks[0];
        if (!desks.Contains(wanted))
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "review.not-your-stage", $"Your role does not decide the {wanted}.");
        }

        var after = page.After ?? Guid.Empty;
        var waiting = await db.Cases.AsNoTracking()
            .InQueue(wanted, caller)
            .Where(review => review.QueuePosition > after)
            .OrderBy(review => review.QueuePosition)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(waiting, review => review.QueuePosition, review => new Item(
            review.Id,
            review.CaseNumber,
            review.Office,
            wanted,
            review.ReceivedAt,
            review.ClaimedBy,
            review.ClaimedBy == caller.Subject)));
    }
}
