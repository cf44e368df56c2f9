using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Identity.DeadLetters;

/// <summary>
/// What operators want to be thrown away, and what was, oldest first; in one state, if one is named.
/// </summary>
public static class ListDiscards
{
    public static async Task<Ok<Page<DiscardView>>> Handle(
        DiscardState? state, [AsParameters] PageRequest page, Caller caller, IdentityDb db, CancellationToken ct)
    {
        var discards = await db.Discards.AsNoTracking()
            .Where(discard => state == null || discard.State == state)
            .Where(discard => page.After == null || discard.Id > page.After)
            .OrderBy(discard => discard.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(
            discards, discard => discard.Id, discard => DiscardView.Of(discard, caller)));
    }
}
