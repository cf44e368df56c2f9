using ApecCard.Contracts;
using ApecCard.Review.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Review.Officers;

/// <summary>An officer who has been at a desk: to them a case can be handed.</summary>
public sealed class Officer
{
    /// <summary>The account.</summary>
    public required string Id { get; init; }
    public string? Office { get; private set; }
    public ReviewStage[] Stages { get; private set; } = [];
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Away until then: colleagues may take over what they had claimed.</summary>
    public DateTimeOffset? AwayUntil { get; private set; }

    public void Seen(Caller caller, DateTimeOffset now) =>
        (Office, Stages, SeenAt) = (caller.Office, caller.Stages(), now);

    public void BeAway(DateTimeOffset? until) => AwayUntil = until;
}

public static class Desk
{
    private static readonly TimeSpan _lately = TimeSpan.FromHours(1);

    /// <summary>Notes that the officer is at the desk, at most once an hour.</summary>
    public static async Task<Officer> AtDeskAsync(
        this ReviewDb db, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        var officer = await db.Officers.FindAsync([caller.Subject], ct);
        if (officer is null || officer.SeenAt < now - _lately)
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into "Officers" ("Id", "Stages", "SeenAt") values ({caller.Subject}, '[]', {now})
                on conflict do nothing
                """, ct); // two tabs may be the first at once
            officer ??= (await db.Officers.FindAsync([caller.Subject], ct))!;
            officer.Seen(caller, now);
            await db.SaveChangesAsync(ct);
        }

        return officer;
    }

    public static async Task MustBeColleagueAsync(this ReviewDb db, string id, ReviewCase review, CancellationToken ct)
    {
        var stage = review.Stage.Review();
        var colleague = await db.Officers.AsNoTracking().SingleOrDefaultAsync(officer => officer.Id == id, ct);
        if (colleague is null || stage is not { } open || !colleague.Stages.Contains(open)
            || (open is not ReviewStage.MinistryReview && colleague.Office != review.Office))
        {
            throw new RuleViolationException(
                "review.not-a-colleague", "Nobody of this account sits at the desk of this stage.");
        }
    }
}
