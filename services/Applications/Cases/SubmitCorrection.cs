using ApecCard.Applications.Documents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// The enterprise has corrected what was pinned: the case goes back to the stage that had returned it.
/// </summary>
public static class SubmitCorrection
{
    /// <summary>
    /// 200 with the case; 400 naming every field that is missing or wrong; 409 <c>correction.unanswered</c> naming
    /// what is neither changed nor answered, <c>materials.missing</c>; 412 when it was changed after the ETag in
    /// If-Match.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DraftReport report,
        DocumentsClient documents, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        caseFile.MustBe(ifMatch);
        caseFile.RequireCorrectable(clock.GetUtcNow());
        await report.RequireNoProblemsAsync(caseFile, ct);
        var materials = await documents.FreezeAsync(caseFile, ct);
        var now = clock.GetUtcNow();
        db.Publish(caseFile.SubmitCorrection(materials, now));
        db.Audit(caller.Subject, "case.correction-submitted", caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: [], now));
    }
}
