using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// One case, whole: for its enterprise, and for the officers who hold it, with what is personal masked.
/// </summary>
public static class GetCase
{
    /// <summary>
    /// 200 with the case; 404 when there is none of this id for the caller. An officer's look is audited.
    /// </summary>
    public static async Task<Results<Ok<CaseView>, NotFound>> Handle(
        Guid caseId, Caller caller, DraftReport report, ApplicationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().VisibleTo(caller).Include(c => c.Orders)
            .SingleOrDefaultAsync(c => c.Id == caseId, ct) is not { } caseFile)
        {
            return TypedResults.NotFound();
        }

        var view = await report.ViewAsync(caseFile, ct);
        if (caller.IsOfEnterprise)
        {
            return TypedResults.Ok(view);
        }

        db.Audit(caller.Subject, "case.read", caseId.ToString(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(view.Masked());
    }
}
