using ApecCard.Applications.Orders;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>The enterprise's own cases, the newest first.</summary>
public static class ListCases
{
    public record Item(
        Guid Id, string? Number, string? Applicant, CaseLabel Label, string LabelInChinese, Actor? WaitingFor,
        DateTimeOffset WaitingSince, DateTimeOffset StartedAt, DateTimeOffset? SubmittedAt,
        CaseAction[] AvailableActions, BusinessOffer[] OfferedBusinesses);

    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, Caller caller, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cases = await db.Cases.AsNoTracking().OwnedBy(caller).Include(c => c.Orders)
            .Where(c => page.After == null || c.Id < page.After)
            .OrderByDescending(c => c.Id)
            .Take(page.Limit + 1)
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(cases, c => c.Id, c =>
        {
            var (label, chinese, _) = CaseLabels.Of(c.Facts);
            return new Item(
                c.Id, c.Number, c.Form.Applicant?.ChineseName, label, chinese, CaseStep.Of(c).Who, c.WaitingSince,
                c.StartedAt, c.SubmittedAt, [.. c.Available(now)], BusinessOffer.Of(c));
        }));
    }
}
