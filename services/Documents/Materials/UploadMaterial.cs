using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Response = ApecCard.Documents.Materials.HandedInFiles.Response;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The enterprise hands in a file for an item of the checklist: the request's body is the file. What it is, its bytes
/// decide. The same bytes again for the same item are answered with the file that is there already (200).
/// </summary>
public static class UploadMaterial
{
    /// <param name="office">The office the case will go to, where it is chosen already.</param>
    /// <param name="fileName">Url-encoded.</param>
    public static async Task<Results<Created<Response>, Ok<Response>>> ForCase(
        Guid caseId, string item, string? office, [FromHeader(Name = "X-File-Name")] string? fileName,
        HttpRequest request, Caller caller, AskedItems items, FileIntake intake, HandedInFiles files,
        CancellationToken ct)
    {
        var wanted = await items.GetForCaseAsync(caseId, item, office, caller, ct);
        await using var taken = await intake.TakeAsync(request, wanted, ct);
        return await files.KeepAsync(taken, caseId, wanted, fileName, caller, also: null, ct);
    }

    /// <param name="conditions">Under which more is asked for than always: what the order's form says.</param>
    /// <param name="fileName">Url-encoded.</param>
    public static async Task<Results<Created<Response>, Ok<Response>>> ForOrder(
        Guid orderId, string item, string office, Business business, [FromQuery] MaterialCondition[] conditions,
        [FromHeader(Name = "X-File-Name")] string? fileName, HttpRequest request, Caller caller, AskedItems items,
        FileIntake intake, HandedInFiles files, CancellationToken ct)
    {
        var wanted = await items.GetForOrderAsync(orderId, item, office, business, conditions, caller, ct);
        await using var taken = await intake.TakeAsync(request, wanted, ct);
        return await files.KeepAsync(taken, orderId, wanted, fileName, caller, also: null, ct);
    }
}
