using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Review.PreClearances;

/// <summary>
/// What the economy that asks has not decided yet, the oldest first. No personal data: that came with the request, into
/// its queue. `after` is the `next` of the page before.
/// </summary>
public static class ListOpenRequests
{
    /// <param name="State">Requested, or Queried when it has asked the applicant something.</param>
    public record Item(
        Guid RequestId, Guid CaseId, string CaseNumber, DateTimeOffset RequestedAt, PreClearanceState State);

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, Caller caller, ReviewDb db, CancellationToken ct)
    {
        var economy = caller.Economy;
        var open = await db.OldestFirstAsync(db.PreClearances.Where(one => one.Economy == economy), page, ct);
        return TypedResults.Ok(page.Cut(open, one => one.Id, one =>
            new Item(one.Id, one.CaseId, one.CaseNumber, one.RequestedAt, one.State)));
    }
}
