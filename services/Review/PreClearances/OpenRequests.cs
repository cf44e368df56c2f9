using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>A request without a decision, and whose application it is about.</summary>
public sealed record OpenRequest(
    Guid Id, Guid CaseId, string CaseNumber, string Economy, DateTimeOffset RequestedAt, PreClearanceState State);

public static class OpenRequests
{
    /// <summary>One more than asked for, if it is there: the oldest first, from where the page before ended.</summary>
    public static async Task<List<OpenRequest>> OldestFirstAsync(
        this ReviewDb db, IQueryable<PreClearance> which, PageRequest page, CancellationToken ct)
    {
        if (page.After is { } id)
        {
            var place = await db.PreClearances.Where(one => one.Id == id)
                .Select(one => (DateTimeOffset?)one.RequestedAt)
                .SingleOrDefaultAsync(ct)
                ?? throw new InvalidInputException("after", "No page has ended there.");
            which = which.Where(one => EF.Functions.GreaterThan(
                ValueTuple.Create(one.RequestedAt, one.Id), ValueTuple.Create(place, id)));
        }

        return await which.AsNoTracking()
            .Where(one => one.DecidedAt == null && one.CancelledAt == null)
            .OrderBy(one => one.RequestedAt).ThenBy(one => one.Id)
            .Take(page.Limit + 1)
            .Join(db.Cases, one => one.CaseId, review => review.Id, (one, review) => new { one, review.CaseNumber })
            .OrderBy(row => row.one.RequestedAt).ThenBy(row => row.one.Id)
            .Select(row => new OpenRequest(
                row.one.Id, row.one.CaseId, row.CaseNumber, row.one.Economy, row.one.RequestedAt, row.one.State))
            .ToListAsync(ct);
    }
}
