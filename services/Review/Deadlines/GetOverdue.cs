using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Deadlines;

/// <summary>For supervisors: the reviews that are late, at all offices, the latest first.</summary>
public static class GetOverdue
{
    public record Item(
        Guid CaseId, string CaseNumber, string Office, ReviewStage Stage, DateTimeOffset DueAt, string? ClaimedBy);

    public static async Task<Ok<Page<Item>>> Handle(
        string? office, [AsParameters] PageRequest page, ReviewDb db, CancellationToken ct)
    {
        var after = page.After ?? Guid.Empty;
        var late = await db.Cases.AsNoTracking()
            .Where(review => review.Escalated && review.QueuePosition > after
                && (office == null || review.Office == office))
            .OrderBy(review => review.QueuePosition)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(late, review => review.QueuePosition, review => new Item(
            review.Id, review.CaseNumber, review.Office, review.Stage.Review()!.Value, review.DueAt!.Value,
            review.ClaimedBy)));
    }
}
