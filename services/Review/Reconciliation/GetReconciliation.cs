using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Reconciliation;

/// <summary>For operations: when the queues were last compared with Applications, and what came of it.</summary>
public static class GetReconciliation
{
    /// <param name="Open">What nobody has mended yet.</param>
    /// <param name="Mended">The last that put themselves right.</param>
    public record Response(DateTimeOffset? LastRunAt, int? Cases, Finding[] Open, Finding[] Mended);

    public static async Task<Ok<Response>> Handle(Reconciler reconciler, ReviewDb db, CancellationToken ct)
    {
        var findings = db.Findings.AsNoTracking();
        return TypedResults.Ok(new Response(
            reconciler.LastRun?.At,
            reconciler.LastRun?.Cases,
            await findings.Where(one => one.MendedAt == null)
                .OrderBy(one => one.FoundAt).Take(PageRequest.Most).ToArrayAsync(ct),
            await findings.Where(one => one.MendedAt != null)
                .OrderByDescending(one => one.MendedAt).Take(PageRequest.Most).ToArrayAsync(ct)));
    }
}
