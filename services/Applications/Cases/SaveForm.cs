using ApecCard.Applications.Form;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Saves the whole form as it is now, mistakes included; the answer says what is still wrong with it.
/// </summary>
public static class SaveForm
{
    /// <summary>
    /// 200 with the draft and its problems; 412 when it was saved elsewhere after the ETag in If-Match; in a
    /// correction 409 <c>correction.not-pinned</c> naming the fields that are not to be changed.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, ApplicationForm form, [FromHeader(Name = "If-Match")] string? ifMatch,
        Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } draft)
        {
            return TypedResults.NotFound();
        }

        draft.MustBe(ifMatch);
        draft.SaveForm(form, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await report.ViewAsync(draft, ct));
    }
}
