using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Tracking;

/// <summary>The applicant has agreed, when first.</summary>
public sealed record Consent(Guid CaseId, DateTimeOffset GivenAt);

/// <summary>
/// The applicant agrees that the own data goes abroad, to the economies that are asked (PIPL, article 39). The company
/// has said so when it applied; this is the applicant's own word.
/// </summary>
public static class GiveConsent
{
    public record Response(DateTimeOffset GivenAt);

    /// <summary>200 with when it was given first; 401 <c>tracking.session-ended</c>.</summary>
    /// <param name="token">As POST /tracking/sessions gave it; or Authorization: Tracking and the token.</param>
    public static async Task<Ok<Response>> Handle(
        [FromHeader(Name = "X-Tracking-Token")] string? token,
        [FromHeader(Name = "Authorization")] string? authorization,
        ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        var caseFile = await db.GetTrackedCaseAsync(token, authorization, ct);
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Database.ExecuteSqlAsync($"""
            insert into "Consents" ("CaseId", "GivenAt") values ({caseFile.Id}, {now}) on conflict do nothing
            """, ct) == 1)
        {
            db.Audit(Roles.Applicant, "tracking.consent-given", $"{caseFile.Id}", now);
            await db.SaveChangesAsync(ct);
        }

        var consent = await db.Consents.AsNoTracking().SingleAsync(one => one.CaseId == caseFile.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(consent.GivenAt));
    }
}
