using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>Which item of a checklist a file is handed in for, by the list that counts for the case or order.</summary>
public sealed class AskedItems(DocumentsDb db, ChecklistsInForce checklists)
{
    /// <exception cref="ProblemException">404 <c>materials.unknown-item</c>.</exception>
    public async Task<ChecklistItem> GetForCaseAsync(
        Guid caseId, string item, string? office, Caller caller, CancellationToken ct) =>
        await FindForCaseAsync(caseId, item, office, caller, ct) ?? throw Unknown();

    /// <exception cref="ProblemException">404 <c>materials.unknown-item</c>; 400: that is no order.</exception>
    public async Task<ChecklistItem> GetForOrderAsync(
        Guid orderId, string item, string office, Business business, MaterialCondition[] conditions,
        Caller caller, CancellationToken ct)
    {
        business.MustBeAnOrders();
        var dossier = await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == orderId && one.EnterpriseId == caller.EnterpriseId, ct)
            ?? new() { Id = orderId, EnterpriseId = caller.EnterpriseId };
        var list = await checklists.FindForAsync(dossier, new(office, business, Direct: true, conditions), ct);
        return list?.Find(item) ?? throw Unknown();
    }

    // What is exchanged in a correction must be what the list asked for that the case was submitted under.
    private async Task<ChecklistItem?> FindForCaseAsync(
        Guid caseId, string item, string? office, Caller caller, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == caseId && one.EnterpriseId == caller.EnterpriseId && one.HeardUpTo > 0, ct);
        return dossier?.Office is { } submittedTo
            ? (await checklists.FindForAsync(
                dossier, new(submittedTo, Business.Application, dossier.Direct, []), ct))?.Find(item)
            : await checklists.FindItemAsync(item, office, ct);
    }

    private static ProblemException Unknown() =>
        new(StatusCodes.Status404NotFound, "materials.unknown-item", "No such item is asked for.");
}
