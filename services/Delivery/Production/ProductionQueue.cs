using ApecCard.Contracts;
using ApecCard.Delivery.Cards;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>What became of a want, given the jobs its case has had.</summary>
public static class ProductionQueue
{
    /// <summary>
    /// The job a want adds, if it adds one; the one it replaces is superseded. Nothing is added when the want, or a
    /// newer one, was heard before, nor when the early card it would have replaced is produced (domain §4, reading 3).
    /// </summary>
    public static ProductionJob? Take(IReadOnlyList<ProductionJob> ofCase, CardWanted wanted, DateTimeOffset now)
    {
        if (ofCase.Any(job => job.WantedAtVersion >= wanted.CaseVersion) || EarlyCardStands(ofCase, wanted))
        {
            return null;
        }

        ofCase.SingleOrDefault(job => job.IsUnproduced)?.Supersede();
        return ProductionJob.Of(wanted, now);
    }

    /// <summary>
    /// All that changes which card of a case is made or in force takes turns: two messages, or a message and a release.
    /// </summary>
    public static Task LockCaseAsync(this DeliveryDb db, Guid caseId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({caseId.ToString()}, 20260003))", ct);

    public static Task<List<ProductionJob>> JobsOfAsync(this DeliveryDb db, Guid caseId, CancellationToken ct) =>
        db.Jobs.Where(job => job.CaseId == caseId).ToListAsync(ct);

    /// <summary>A spoiled card may wait to be made again: nobody wants that any more.</summary>
    public static async Task DoNotMakeAgainAsync(this DeliveryDb db, Card card, CancellationToken ct) =>
        (await db.JobsOfAsync(card.CaseId, ct)).Find(job => job.InsteadOf == card.Id && job.IsUnproduced)?.Supersede();

    private static bool EarlyCardStands(IReadOnlyList<ProductionJob> ofCase, CardWanted wanted) =>
        wanted.InsteadOfOrder is { } early
        && ofCase.Any(job => job.OrderId == early && job.State is JobState.Produced);
}
