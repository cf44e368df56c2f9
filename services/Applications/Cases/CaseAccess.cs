using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Who may see which case: the question is part of every query, so that what is not yours is not found.
/// </summary>
public static class CaseAccess
{
    public static readonly string[] Officers =
        [Roles.PreliminaryOfficer, Roles.ForeignAffairsOfficer, Roles.MinistryOfficer];

    public static readonly string[] Readers = [Roles.Enterprise, Roles.Agent, .. Officers];

    /// <summary>
    /// An enterprise's own; for officers what was submitted to their office, for the ministry's to any.
    /// </summary>
    public static IQueryable<CaseFile> VisibleTo(this IQueryable<CaseFile> cases, Caller caller)
    {
        if (caller.IsOfEnterprise)
        {
            return cases.OwnedBy(caller);
        }

        var (ministry, office) = (caller.Is(Roles.MinistryOfficer), caller.Office);
        return cases.Where(c => c.Number != null && (ministry || c.Office == office));
    }

    /// <summary>
    /// The caller's own case, held until the transaction ends: what a person decides must not fail because a message
    /// changes the case at the same moment.
    /// </summary>
    public static async Task<CaseFile?> FindOwnForUpdateAsync(
        this ApplicationsDb db, Guid caseId, Caller caller, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"""select 1 from "Cases" where "Id" = {caseId} for update""", ct);
        return await db.Cases.OwnedBy(caller).Include(c => c.Orders).SingleOrDefaultAsync(c => c.Id == caseId, ct);
    }

    public static IQueryable<CaseFile> OwnedBy(this IQueryable<CaseFile> cases, Caller caller)
    {
        var enterprise = caller.EnterpriseId;
        return cases.Where(c => c.EnterpriseId == enterprise);
    }
}
