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
        if (await db.Cases.AsNoTracking().OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } seen)
        {
            return TypedResults.NotFound();
        }

        seen.MustBe(ifMatch);
        seen.RequireCorrectable(clock.GetUtcNow());
        await report.RequireNoProblemsAsync(seen, ct);
        var materials = await documents.FreezeAsync(seen, ct);
        var now = clock.GetUtcNow();

        // A call may have been noted while the files were frozen: the case is read anew, and held.
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var caseFile = (await db.FindOwnForUpdateAsync(caseId, caller, ct))!;
        caseFile.MustBe(ifMatch);
        await report.RequireNoProblemsAsync(caseFile, ct);
        db.Publish(caseFile.SubmitCorrection(materials, now));
        db.Audit(caller.Subject, "case.correction-submitted", caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: [], now));
    }
}
