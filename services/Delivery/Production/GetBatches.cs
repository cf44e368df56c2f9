using System.Text.Json.Serialization;
using ApecCard.Delivery.Cards;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Delivery.Production;

/// <summary>The batches of the clerk's office, and one by its id.</summary>
public static class GetBatches
{
    /// <summary>
    /// In the order in which they were prepared; those that were released are looked for from today backwards, so they
    /// come the newest first.
    /// </summary>
    /// <param name="released">Only those that were released, or that were not.</param>
    public static async Task<Ok<Page<BatchView>>> Handle(
        [AsParameters] PageRequest page, bool? released, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var office = caller.Office;
        var all = db.Batches.AsNoTracking()
            .Where(batch => batch.Office == office)
            .Where(batch => released == null || released == (batch.ReleasedAt != null));
        var wanted = released is true
            ? all.Where(batch => page.After == null || batch.Id < page.After).OrderByDescending(batch => batch.Id)
            : all.Where(batch => page.After == null || batch.Id > page.After).OrderBy(batch => batch.Id);
        var batches = await wanted.Take(page.Limit + 1).ToListAsync(ct);
        var (jobs, cards) = await db.ContentsAsync([.. batches.Select(batch => batch.Id)], ct);
        return TypedResults.Ok(page.Cut(
            batches, batch => batch.Id, batch => BatchView.Of(batch, [.. jobs[batch.Id]], cards, caller)));
    }

    /// <summary>404 for another office's.</summary>
    public static async Task<Results<Ok<BatchView>, NotFound>> One(
        Guid batchId, Caller caller, DeliveryDb db, CancellationToken ct)
    {
        var office = caller.Office;
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(one => one.Id == batchId && one.Office == office, ct)
            is not { } batch)
        {
            return TypedResults.NotFound();
        }

        var (jobs, cards) = await db.ContentsAsync([batchId], ct);
        return TypedResults.Ok(BatchView.Of(batch, [.. jobs[batchId]], cards, caller));
    }

    private static async Task<(ILookup<Guid, ProductionJob> Jobs, List<Card> Cards)> ContentsAsync(
        this DeliveryDb db, Guid[] batches, CancellationToken ct)
    {
        var jobs = await db.Jobs.AsNoTracking()
            .Where(job => batches.Contains(job.BatchId!.Value)).OrderBy(job => job.Id).ToListAsync(ct);
        var made = jobs.Select(job => job.Id).ToArray();
        var cards = await db.Cards.AsNoTracking().Where(card => made.Contains(card.JobId)).ToListAsync(ct);
        return (jobs.ToLookup(job => job.BatchId!.Value), cards);
    }
}

/// <param name="CanRelease">The one who asks may release it.</param>
/// <param name="Items">What is made in it.</param>
/// <param name="StayedOut">What could not be made, and went back to the queue.</param>
public record BatchView(
    Guid BatchId,
    string PreparedBy,
    DateTimeOffset PreparedAt,
    string? ReleasedBy,
    DateTimeOffset? ReleasedAt,
    bool CanRelease,
    IReadOnlyList<BatchView.Item> Items,
    IReadOnlyList<StayedOut> StayedOut) : IVersioned
{
    /// <param name="CardId">The card that was made; none before the release.</param>
    public record Item(Guid JobId, string CaseNumber, JobState State, Guid? CardId, string? CardNumber);

    [JsonIgnore] // it goes out as the ETag
    public uint RowVersion { get; init; }

    public static BatchView Of(Batch batch, IReadOnlyList<ProductionJob> jobs, IReadOnlyList<Card> cards, Caller caller)
    {
        var items = jobs.Select(job => ItemOf(job, cards.SingleOrDefault(card => card.JobId == job.Id)));
        var canRelease = batch.WhyNot(caller.Subject) is null;
        return new(
            batch.Id,
            batch.PreparedBy,
            batch.PreparedAt,
            batch.ReleasedBy,
            batch.ReleasedAt,
            canRelease,
            [.. items],
            [.. batch.Out])
        { RowVersion = batch.RowVersion };
    }

    private static Item ItemOf(ProductionJob job, Card? card) =>
        new(job.Id, job.CaseNumber, job.State, card?.Id, card?.Number);
}
