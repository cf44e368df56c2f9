using ApecCard.Applications.Cases;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Timeline;

/// <summary>What happened to a case, in the order it happened.</summary>
public static class GetTimeline
{
    public static async Task<Results<Ok<TimelineView[]>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, CancellationToken ct)
    {
        if (!await db.Cases.VisibleTo(caller).AnyAsync(c => c.Id == caseId, ct))
        {
            return TypedResults.NotFound();
        }

        var entries = await db.Timeline.AsNoTracking().Where(entry => entry.CaseId == caseId)
            .OrderBy(entry => entry.Seq).ToListAsync(ct);
        return TypedResults.Ok(entries.Select(TimelineView.Of).ToArray());
    }
}

/// <summary>One entry of a timeline, as shown in a list and as it travels in the live stream.</summary>
public record TimelineView(
    Guid CaseId, int CaseVersion, TimelineEvent What, Actor By, CaseLabel Label, string LabelInChinese, string? Economy,
    string? Why, DateTimeOffset At, string? OrderNumber)
{
    public static TimelineView Of(TimelineEntry entry) => new(
        entry.CaseId,
        entry.CaseVersion,
        entry.What,
        entry.By,
        entry.Label,
        CaseLabels.InChinese(entry.Label),
        entry.Economy,
        entry.Why,
        entry.At,
        entry.OrderNumber);
}
