using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Eligibility;

/// <summary>Who may apply at an office: the rules in force, for everybody.</summary>
public static class GetEligibility
{
    public record Response(string Office, int Version, DateTimeOffset ValidFrom, EligibilityRule[] Rules);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        string office, ApplicationsDb db, TimeProvider clock, CancellationToken ct) =>
        await db.FindRulesInForceAsync(office, clock.GetUtcNow(), ct) is { } rules
            ? TypedResults.Ok(new Response(rules.Office, rules.Version, rules.ValidFrom, rules.Rules))
            : TypedResults.NotFound();

    /// <summary>Every version the office ever had, the newest first: who changed what, when and why.</summary>
    public static async Task<Ok<EligibilityRules[]>> History(string office, ApplicationsDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.EligibilityRules.AsNoTracking()
            .Where(rules => rules.Office == office)
            .OrderByDescending(rules => rules.Version).Take(200).ToArrayAsync(ct));
}
