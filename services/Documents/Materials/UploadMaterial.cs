using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// The enterprise hands in a file for an item of the checklist: the request's body is the file. What it is, its bytes
/// decide. The same bytes again for the same item are answered with the file that is there already (200).
/// </summary>
public static class UploadMaterial
{
    /// <param name="Sha256">Of the bytes, in lower-case hex.</param>
    /// <param name="ContentType">What the bytes are.</param>
    public record Response(Guid FileId, string Item, string Name, string Sha256, long Size, string ContentType);

    /// <param name="office">The office the case will go to, where it is chosen already.</param>
    /// <param name="fileName">Url-encoded.</param>
    public static async Task<Results<Created<Response>, Ok<Response>>> ForCase(
        Guid caseId, string item, string? office, [FromHeader(Name = "X-File-Name")] string? fileName,
        HttpRequest request, Caller caller, DocumentsDb db, ChecklistsInForce checklists, FileIntake intake,
        TimeProvider clock, CancellationToken ct) => await TakeAsync(
            caseId, await FindCaseItemAsync(caseId, item, office, caller, db, checklists, ct), fileName, request,
            caller, db, intake, clock, ct);

    /// <param name="conditions">Under which more is asked for than always: what the order's form says.</param>
    /// <param name="fileName">Url-encoded.</param>
    public static async Task<Results<Created<Response>, Ok<Response>>> ForOrder(
        Guid orderId, string item, string office, Business business, [FromQuery] MaterialCondition[] conditions,
        [FromHeader(Name = "X-File-Name")] string? fileName, HttpRequest request, Caller caller, DocumentsDb db,
        ChecklistsInForce checklists, FileIntake intake, TimeProvider clock, CancellationToken ct)
    {
        business.MustBeAnOrders();
        var dossier = await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == orderId && one.EnterpriseId == caller.EnterpriseId, ct)
            ?? new() { Id = orderId, EnterpriseId = caller.EnterpriseId };
        var list = await checklists.FindForAsync(dossier, new(office, business, Direct: true, conditions), ct);
        return await TakeAsync(orderId, list?.Find(item), fileName, request, caller, db, intake, clock, ct);
    }

    private static async Task<Results<Created<Response>, Ok<Response>>> TakeAsync(
        Guid dossierId, ChecklistItem? asked, string? fileName, HttpRequest request, Caller caller, DocumentsDb db,
        FileIntake intake, TimeProvider clock, CancellationToken ct)
    {
        var wanted = asked ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "materials.unknown-item", "No such item is asked for.");
        await using var taken = await intake.TakeAsync(request, wanted, ct);
        var now = clock.GetUtcNow();
        var key = intake.NewKey();
        var file = new StoredFile
        {
            DossierId = dossierId,
            EnterpriseId = caller.EnterpriseId,
            Item = wanted.Item,
            Name = FileName.Of(fileName, wanted.Item, taken.ContentType),
            ContentType = taken.ContentType,
            Size = taken.Received.Size,
            Sha256 = taken.Received.Sha256,
            Scan = taken.Scan,
            Key = key,
            UploadedBy = caller.Subject,
            UploadedAt = now,
        };

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockDossierAsync(dossierId, caller.EnterpriseId, ct);
        var kept = dossier.Add(wanted, file);
        if (kept != file)
        {
            return TypedResults.Ok(View(kept));
        }

        db.Audit(caller.Subject, "file.uploaded", file.Id.ToString(), now);
        await db.SaveChangesAsync(ct);
        intake.Keep(taken, file.Id, key);
        await transaction.CommitAsync(CancellationToken.None); // a row without bytes would be worse than bytes without
        return TypedResults.Created($"/files/{file.Id}", View(file));
    }

    // What is exchanged in a correction must be what the list asked for that the case was submitted under.
    private static async Task<ChecklistItem?> FindCaseItemAsync(
        Guid caseId, string item, string? office, Caller caller, DocumentsDb db, ChecklistsInForce checklists,
        CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == caseId && one.EnterpriseId == caller.EnterpriseId && one.HeardUpTo > 0, ct);
        return dossier?.Office is { } submittedTo
            ? (await checklists.FindForAsync(
                dossier, new(submittedTo, Business.Application, dossier.Direct, []), ct))?.Find(item)
            : await checklists.FindItemAsync(item, office, ct);
    }

    private static Response View(StoredFile file) =>
        new(file.Id, file.Item, file.Name, file.Sha256, file.Size, file.ContentType);
}
