using ApecCard.Applications.Documents;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>The enterprise hands a completed application to the chosen office for preliminary review.</summary>
public static class SubmitCase
{
    /// <summary>
    /// 200 with the case and its number; 400 naming every field that is missing, wrong or against the office's
    /// eligibility rules; 409 <c>materials.missing</c> naming what was not handed in, <c>person.application-open</c>
    /// or <c>person.card-live</c>; 412 when it was changed after the ETag in If-Match.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, [FromHeader(Name = "If-Match")] string? ifMatch, Caller caller, DraftReport report,
        BlindIndex index, DocumentsClient documents, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.OwnedBy(caller).SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        caseFile.MustBe(ifMatch);
        caseFile.RequireSubmittable(clock.GetUtcNow());
        var rulesVersion = await report.RequireNoProblemsAsync(caseFile, ct);
        var person = index.OfResident(caseFile.Form.Applicant!.ResidentId!);
        var materials = await documents.FreezeAsync(caseFile, ct);
        var now = clock.GetUtcNow();

        // Locks come last, after everything slow: all submissions of a person, then all of a day, queue for them.
        await using var transaction = await db.BeginOrJoinAsync(ct);
        await db.LockPersonAsync(person, ct);
        await db.RequireOnlyCaseAsync(caseFile, person, ct);
        var number = await db.NextCaseNumberAsync(now.DayInShanghai(), ct);
        db.Publish(caseFile.Submit(number, person, rulesVersion, materials, now));
        db.Audit(caller.Subject, "case.submitted", caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: [], now));
    }
}
