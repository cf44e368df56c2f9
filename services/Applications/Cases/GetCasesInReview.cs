using System.ComponentModel.DataAnnotations;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Where cases stand, for Review, which compares its queues with it: no case is ever outside every queue.
/// </summary>
public static class GetCasesInReview
{
    private static readonly Stage[] _inReview =
    [
        Stage.PreliminaryReview,
        Stage.ForeignAffairsReview,
        Stage.AwaitingPayment,
        Stage.MinistryReview,
        Stage.Correction,
    ];

    /// <param name="Stage">
    /// With a correction, the stage that had returned it is <paramref name="ReturnedFrom"/>.
    /// </param>
    public record Item(
        Guid CaseId, string CaseNumber, Guid EnterpriseId, string Office, Stage Stage, Stage? ReturnedFrom, int Round,
        bool Asked, int Version, DateTimeOffset Since, string[] Materials);

    public record Request([Required, Length(0, 500)] Guid[] CaseIds);

    /// <summary>Everything that is in a review, or with the enterprise between two; by id.</summary>
    public static async Task<Ok<Page<Item>>> Handle(
        [AsParameters] PageRequest page, ApplicationsDb db, CancellationToken ct)
    {
        var after = page.After ?? Guid.Empty;
        var cases = await db.Cases.AsNoTracking().Where(c => _inReview.Contains(c.Stage) && c.Id > after)
            .OrderBy(c => c.Id).Take(page.Limit + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Cut(cases, c => c.Id, View));
    }

    /// <summary>Where these stand.</summary>
    public static async Task<Ok<Item[]>> Of(Request request, ApplicationsDb db, CancellationToken ct)
    {
        var ids = request.CaseIds;
        var cases = await db.Cases.AsNoTracking().Where(c => c.Number != null && ids.Contains(c.Id)).ToListAsync(ct);
        return TypedResults.Ok(cases.Select(View).ToArray());
    }

    private static Item View(CaseFile c) => new(
        c.Id, c.Number!, c.EnterpriseId, c.Office!, c.Stage, c.OpenCorrection?.Stage, c.Round,
        c.AskedEconomies.Length > 0, c.Version, c.WaitingSince, [.. c.Materials.Select(file => file.Item).Distinct()]);
}
