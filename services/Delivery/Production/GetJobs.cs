using ApecCard.Contracts;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>The cards that wait at the clerk's office to be made, in the order in which they were wanted.</summary>
public static class GetJobs
{
    public static async Task<Ok<Page<JobView>>> Handle(
        [AsParameters] PageRequest page, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var (office, after) = (caller.Office, page.After ?? Guid.Empty);
        var jobs = await db.Jobs.AsNoTracking()
            .Where(job => job.State == JobState.Waiting) // a constant: it has an index of its own
            .Where(job => job.Office == office && job.Id > after)
            .OrderBy(job => job.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(jobs, job => job.Id, JobView.Of));
    }
}

/// <param name="Kind">What the order is that wants it; none for the full card of the application.</param>
/// <param name="Succeeds">The card it follows.</param>
/// <param name="InsteadOf">The spoiled card it is made for.</param>
/// <param name="ReasonCode">Why it could not be made last time.</param>
/// <param name="Reason">The same in a sentence.</param>
public record JobView(
    Guid JobId,
    Guid CaseId,
    string CaseNumber,
    JobState State,
    Guid? OrderId,
    OrderKind? Kind,
    HandoverMethod Handover,
    string? ServicePoint,
    Guid? Succeeds,
    bool OldCardOwed,
    Guid? InsteadOf,
    DateTimeOffset WantedAt,
    string? ReasonCode,
    string? Reason)
{
    public static JobView Of(ProductionJob job) => new(
        job.Id,
        job.CaseId,
        job.CaseNumber,
        job.State,
        job.OrderId,
        job.Kind,
        job.Handover,
        job.ServicePoint,
        job.Succeeds,
        job.OldCardOwed,
        job.InsteadOf,
        job.WantedAt,
        job.ReasonCode,
        job.Reason);
}
