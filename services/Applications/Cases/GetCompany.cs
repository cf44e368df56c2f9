using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>Whose case it is, as its e-licence says: it is no part of the form, nobody types it.</summary>
public static class GetCompany
{
    public record Response(string Name, string Uscc);

    /// <summary>200; 404 when there is no case of this id for the caller.</summary>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, CancellationToken ct) =>
        await db.Cases.VisibleTo(caller).Where(c => c.Id == caseId)
            .Join(db.Enterprises, c => c.EnterpriseId, one => one.Id, (_, one) => new Response(one.Name, one.Uscc))
            .SingleOrDefaultAsync(ct) is { } company
            ? TypedResults.Ok(company)
            : TypedResults.NotFound();
}
