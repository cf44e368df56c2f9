using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>
/// A clerk puts waiting jobs of the office together, for another one to release. 409 batch.job-not-waiting when one of
/// them is not there any more.
/// </summary>
public static class PrepareBatch
{
    public record Request([property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Guid> JobIds);

    public static async Task<Created<BatchView>> Handle(
        Request request, Caller caller, DeliveryDb db, TimeProvider clock, CancellationToken ct)
    {
        var (now, wanted) = (clock.GetUtcNow(), request.JobIds.Distinct().ToArray());
        var jobs = await db.Jobs.Where(job => wanted.Contains(job.Id)).ToListAsync(ct);
        var batch = Batch.Prepare(caller.Office!, caller.Subject, wanted, jobs, now);
        db.Add(batch);
        db.Audit(caller.Subject, "batch.prepared", subject: batch.Id.ToString(), now, $"{jobs.Count} cards");
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/production/batches/{batch.Id}", BatchView.Of(batch, jobs, [], caller));
    }
}
