using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Applications.Cases;

/// <summary>
/// Who was shown the numbers, telephones and addresses of a case and its orders, when and what for. Who read its files,
/// Documents knows.
/// </summary>
public static class GetReadings
{
    private static readonly string[] _actions =
        [GetPersonalData.Action, DisclosePersonalData.OfCaseAction, DisclosePersonalData.OfOrderAction];

    /// <summary>200, the last one first; 404 when there is no case of this id for the caller.</summary>
    public static async Task<Results<Ok<Reading[]>, NotFound>> Handle(
        Guid caseId, Caller caller, ApplicationsDb db, CancellationToken ct) =>
        await db.Cases.OwnedBy(caller).AnyAsync(c => c.Id == caseId, ct)
            ? TypedResults.Ok(await db.GetReadingsAsync(caseId, ct))
            : TypedResults.NotFound();

    public static async Task<Reading[]> GetReadingsAsync(this ApplicationsDb db, Guid caseId, CancellationToken ct)
    {
        var orders = await db.Orders.Where(order => order.CaseId == caseId).Select(order => order.Id).ToListAsync(ct);
        return await db.GetReadingsAsync(_actions, [.. orders.Append(caseId).Select(id => id.ToString())], ct);
    }
}
