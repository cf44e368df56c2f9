using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

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
        HttpRequest request, Caller caller, DocumentsDb db, ChecklistsInForce checklists, FileStore store,
        TimeProvider clock, CancellationToken ct) => await TakeAsync(
            caseId, await FindCaseItemAsync(caseId, item, office, caller, db, checklists, ct), fileName, request,
            caller, db, store, clock, ct);

    /// <param name="conditions">Under which more is asked for than always: what the order's form says.</param>
    /// <param name="fileName">Url-encoded.</param>
    public static async Task<Results<Created<Response>, Ok<Response>>> ForOrder(
        Guid orderId, string item, string office, Business business, [FromQuery] MaterialCondition[] conditions,
        [FromHeader(Name = "X-File-Name")] string? fileName, HttpRequest request, Caller caller, DocumentsDb db,
        ChecklistsInForce checklists, FileStore store, TimeProvider clock, CancellationToken ct)
    {
        business.MustBeAnOrders();
        var dossier = await db.Dossiers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Id == orderId && one.EnterpriseId == caller.EnterpriseId, ct)
            ?? new() { Id = orderId, EnterpriseId = caller.EnterpriseId };
        var list = await checklists.FindForAsync(dossier, new(office, business, Direct: true, conditions), ct);
        return await TakeAsync(orderId, list?.Find(item), fileName, request, caller, db, store, clock, ct);
    }

    private static async Task<Results<Created<Response>, Ok<Response>>> TakeAsync(
        Guid dossierId, ChecklistItem? asked, string? fileName, HttpRequest request, Caller caller, DocumentsDb db,
        FileStore store, TimeProvider clock, CancellationToken ct)
    {
        var wanted = asked ?? throw new ProblemException(
            StatusCodes.Status404NotFound, "materials.unknown-item", "No such item is asked for.");
        var claimed = GetClaimedType(request, wanted);
        await using var received = await ReceiveAsync(request, wanted, store, ct);
        var facts = FileFacts.Of(received.Content);
        if (wanted.WhyNot(facts, claimed) is { } why)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, why.Code, why.Sentence);
        }

        var now = clock.GetUtcNow();
        var file = new StoredFile
        {
            DossierId = dossierId,
            EnterpriseId = caller.EnterpriseId,
            Item = wanted.Item,
            Name = FileName.Of(fileName, wanted.Item, claimed),
            ContentType = claimed,
            Size = received.Size,
            Sha256 = received.Sha256,
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
        store.Keep(received, file.Id);
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

    private static string GetClaimedType(HttpRequest request, ChecklistItem wanted) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && request.Headers.ContentEncoding.Count == 0
        && wanted.AcceptedTypes.FirstOrDefault(one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase))
            is { } claimed
            ? claimed
            : throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType, "file.type-not-accepted",
                $"Say with Content-Type which of these it is: {string.Join(", ", wanted.AcceptedTypes)}.");

    private static async Task<ReceivedFile> ReceiveAsync(
        HttpRequest request, ChecklistItem wanted, FileStore store, CancellationToken ct)
    {
        var received = request.ContentLength > wanted.MaxBytes
            ? null
            : await store.ReceiveAsync(request.Body, wanted.MaxBytes, ct);
        if (received is null)
        {
            throw new ProblemException(
                StatusCodes.Status413PayloadTooLarge, "file.too-large", $"A file may have {wanted.MaxBytes:N0} bytes.");
        }

        if (received.Size == 0)
        {
            await received.DisposeAsync();
            throw new ProblemException(
                StatusCodes.Status422UnprocessableEntity, "file.empty", "There is nothing in the file.");
        }

        return received;
    }

    private static Response View(StoredFile file) =>
        new(file.Id, file.Item, file.Name, file.Sha256, file.Size, file.ContentType);
}
