using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// Every version of an office's list for a business, the newest first: who changed it, since when it is valid and why.
/// 404 <c>office.unknown</c>.
/// </summary>
public static class GetChecklistHistory
{
    /// <param name="ChangedBy">The administrator's account; none for what the office began with.</param>
    public record Entry(
        int Version, DateTimeOffset ValidFrom, ChecklistItem[] Items, string? ChangedBy, string? Reason,
        bool TakesUnscanned);

    public static async Task<Ok<Entry[]>> Handle(
        string office, DocumentsDb db, CancellationToken ct, Business business = Business.Application)
    {
        var versions = await db.Checklists.AsNoTracking()
            .Where(list => list.Office == office && list.Business == business)
            .OrderByDescending(list => list.Version)
            .Take(200)
            .ToListAsync(ct);
        return versions.Count == 0
            ? throw ChecklistsInForce.Unknown
            : TypedResults.Ok(versions.Select(list => new Entry(
                list.Version, list.ValidFrom, list.Items, list.ChangedBy, list.Reason,
                list.TakesUnscanned)).ToArray());
    }
}
