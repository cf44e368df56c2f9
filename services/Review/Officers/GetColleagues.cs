using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Officers;

/// <summary>Who sits at the officer's desk, and who of them is away.</summary>
public static class GetColleagues
{
    public record Item(string Officer, DateTimeOffset SeenAt, DateTimeOffset? AwayUntil, bool Me);

    public static async Task<Ok<Item[]>> Handle(Caller caller, ReviewDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var me = await db.AtDeskAsync(caller, now, ct);
        var desk = await db.Officers.AsNoTracking().Where(officer => officer.Office == me.Office)
            .OrderBy(officer => officer.Id).Take(500).ToListAsync(ct);
        return TypedResults.Ok(desk.Where(officer => officer.Stages.Intersect(me.Stages).Any())
            .Select(officer => new Item(
                officer.Id, officer.SeenAt, officer.AwayUntil > now ? officer.AwayUntil : null,
                officer.Id == caller.Subject))
            .ToArray());
    }
}
