using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.PreClearances;

/// <summary>A request without a decision, and whose application it is about.</summary>
public sealed record OpenRequest(
    Guid Id, Guid CaseId, string CaseNumber, string Economy, DateTimeOffset RequestedAt, PreClearanceState State);

public static class OpenRequests
{
    /// <summary>What should have been decided by now and is not.</summary>
    public static IQueryable<PreClearance> Late(this ReviewDb db, EconomyTargets targets, DateTimeOffset now)
    {
        var overdue = targets.Overdue(now);
        var (economies, moments, latest) = (overdue.Keys.ToArray(), overdue.Values.ToArray(), overdue.Values.Max());
        return db.PreClearances.FromSql($"""
            select p.*, p.xmin from "PreClearances" p
            join unnest({economies}, {moments}) as overdue(economy, before) on overdue.economy = p."Economy"
            where p."RequestedAt" < overdue.before and p."RequestedAt" < {latest}
                and p."DecidedAt" is null and p."CancelledAt" is null
            """);
    }

    /// <summary>One more than asked for, if it is there: the oldest first, from where the page before ended.</summary>
    public static async Task<List<OpenRequest>> OldestFirstAsync(
        this ReviewDb db, IQueryable<PreClearance> which, PageRequest page, CancellationToken ct)
    {
        if (page.After is { } id)
        {
            var place = await db.PreClearances.Where(one => one.Id == id)
                .Select(one => (DateTimeOffset?)one.RequestedAt)
                .SingleOrDefaultAsync(ct)
                ?? throw new InvalidInputException("after", "page.unknown", "No page has ended there.");
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
