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
    /// 200 with the case and its number; 400 naming every field that is missing or wrong; 409 <c>materials.missing</c>
    /// naming what was not handed in; 412 when it was changed after the ETag in If-Match.
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
        caseFile.RequireSubmittable();
        if (await report.ProblemsAsync(caseFile.Form, ct) is { Count: > 0 } problems)
        {
            throw new InvalidInputException(problems.GroupBy(problem => problem.Field)
                .ToDictionary(field => field.Key, field => field.Select(problem => problem.English).ToArray()))
            {
                Extensions = { ["problems"] = problems },
            };
        }

        var materials = await documents.FreezeAsync(caseId, caseFile.EnterpriseId, caseFile.Form.Office!, ct);
        var now = clock.GetUtcNow();

        // The number comes last, after everything that may fail: all submissions of a day queue for it.
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var number = await db.NextCaseNumberAsync(now.DayInShanghai(), ct);
        db.Publish(caseFile.Submit(number, materials, now));
        db.Audit(caller.Subject, "case.submitted", caseId.ToString(), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(CaseView.Of(caseFile, problems: []));
    }
}
