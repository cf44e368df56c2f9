using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>
/// Any clerk of the office takes a batch apart that is not released yet: its jobs wait again. 409 batch.released; 404
/// for another office's; 412 when it changed since it was seen (If-Match).
/// </summary>
public static class DissolveBatch
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid batchId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DeliveryDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var office = caller.Office;
        if (await db.Batches.SingleOrDefaultAsync(one => one.Id == batchId && one.Office == office, ct)
            is not { } batch)
        {
            return TypedResults.NotFound();
        }

        batch.MustBe(ifMatch);
        var jobs = await db.Jobs.Where(job => job.BatchId == batchId && job.State == JobState.InBatch).ToListAsync(ct);
        batch.Dissolve(jobs);
        db.Remove(batch);
        db.Audit(caller.Subject, "batch.dissolved", subject: batch.Id.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
