using System.ComponentModel.DataAnnotations;
using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Uploads;

/// <summary>
/// The enterprise announces a file for an item of the checklist that it will send in parts. The same file again (by its
/// SHA-256) is gone on with where it stopped (200). What can be refused already is: 404, 409, 413, 415.
/// </summary>
public static class StartUpload
{
    /// <param name="ContentType">One of those that the item accepts.</param>
    /// <param name="Sha256">Of the whole, in lower-case hex: it is looked at when all has come.</param>
    public record Request(
        [Required, MaxLength(255)] string Name,
        [Range(1, long.MaxValue)] long Size,
        [Required, MaxLength(100)] string ContentType,
        [RegularExpression("^[0-9a-f]{64}$")] string? Sha256 = null);

    /// <param name="office">The office the case will go to, where it is chosen already.</param>
    public static async Task<Results<Created<UploadView>, Ok<UploadView>>> ForCase(
        Guid caseId, string item, string? office, Request request, AskedItems items, DocumentsDb db, FileStore store,
        Caller caller, IOptions<UploadSettings> settings, TimeProvider clock, CancellationToken ct) =>
        await StartAsync(
            await items.GetForCaseAsync(caseId, item, office, caller, ct), request,
            New(caseId, item, office, Business.Application, [], request, caller, settings.Value, store, clock),
            db, settings.Value, ct);

    /// <param name="conditions">Under which more is asked for than always: what the order's form says.</param>
    public static async Task<Results<Created<UploadView>, Ok<UploadView>>> ForOrder(
        Guid orderId, string item, string office, Business business, [FromQuery] MaterialCondition[] conditions,
        Request request, AskedItems items, DocumentsDb db, FileStore store, Caller caller,
        IOptions<UploadSettings> settings, TimeProvider clock, CancellationToken ct) => await StartAsync(
            await items.GetForOrderAsync(orderId, item, office, business, conditions, caller, ct), request,
            New(orderId, item, office, business, conditions, request, caller, settings.Value, store, clock),
            db, settings.Value, ct);

    private static async Task<Results<Created<UploadView>, Ok<UploadView>>> StartAsync(
        ChecklistItem wanted, Request request, OpenUpload upload, DocumentsDb db, UploadSettings settings,
        CancellationToken ct)
    {
        FileIntake.GetAccepted(request.ContentType, wanted);
        FileIntake.MustNotBeLonger(request.Size, wanted);
        var dossier = await db.FindDossierAsync(upload.DossierId, upload.EnterpriseId, ct);
        dossier?.MustTakeFor(wanted);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"uploads {upload.EnterpriseId}"}, 0))", ct);
        var open = await db.Uploads.Where(one => one.EnterpriseId == upload.EnterpriseId && one.FileId == null)
            .ToListAsync(ct);
        if (open.FirstOrDefault(upload.IsOfSameFile) is { } begun)
        {
            return TypedResults.Ok(UploadView.Of(begun, settings));
        }

        if (open.Count >= settings.MostOpen || open.Sum(one => one.Size) + upload.Size > settings.MostBytes)
        {
            throw new RuleViolationException(
                "upload.too-many",
                $"{open.Count} uploads are open. Finish or cancel some of them, and then begin this one.");
        }

        dossier?.MustHaveRoomFor(wanted);
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/uploads/{upload.Id}", UploadView.Of(upload, settings));
    }

    private static OpenUpload New(
        Guid dossierId, string item, string? office, Business business, MaterialCondition[] conditions,
        Request request, Caller caller, UploadSettings settings, FileStore store, TimeProvider clock) => new()
        {
            DossierId = dossierId,
            EnterpriseId = caller.EnterpriseId,
            Item = item,
            Office = office,
            Business = business,
            Conditions = conditions,
            Name = request.Name,
            ContentType = request.ContentType,
            Size = request.Size,
            Sha256 = request.Sha256,
            PartSize = settings.PartSize,
            Key = store.NewKey(),
            LastHeardAt = clock.GetUtcNow(),
        };
}
