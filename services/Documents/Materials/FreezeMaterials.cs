using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// At a submission, Applications has what is handed in fixed: all or nothing, and as often as it likes. 409
/// <c>materials.missing</c> says what is missing; changed files give a manifest of a new version. A correction is held
/// to the list that the case or order was submitted under, whatever the office asks today.
/// </summary>
public static class FreezeMaterials
{
    private const string OnlyCaller = "applications";

    /// <param name="Unlocked">
    /// In a correction, the items whose files are taken anew; null at the first submission.
    /// </param>
    /// <param name="Direct">The enterprise reports directly (直办). A correction stays what the submission was.</param>
    public record Request(
        Guid EnterpriseId, [Required, MaxLength(40)] string Office, [MaxLength(100)] string[]? Unlocked = null,
        bool Direct = false);

    /// <param name="Business">Which of the four the order is for.</param>
    /// <param name="Conditions">Under which more is asked for than always: what the order's form says.</param>
    public record OrderRequest(
        Guid EnterpriseId, [Required, MaxLength(40)] string Office, [Required] Business? Business,
        [MaxLength(10)] IReadOnlyList<MaterialCondition>? Conditions = null,
        [MaxLength(100)] string[]? Unlocked = null, bool Direct = false);

    /// <param name="Version">Counts the manifests of this case, or order.</param>
    public record Response(int Version, int ChecklistVersion, FrozenFile[] Materials);

    public static Task<Ok<Response>> OfCase(
        Guid caseId, Request request, Caller caller, DocumentsDb db, ChecklistsInForce checklists, TimeProvider clock,
        CancellationToken ct) => FreezeAsync(
            caseId,
            new(request.EnterpriseId, request.Office, Business.Application, [], request.Unlocked, request.Direct),
            caller, db, checklists, clock, ct);

    public static Task<Ok<Response>> OfOrder(
        Guid orderId, OrderRequest request, Caller caller, DocumentsDb db, ChecklistsInForce checklists,
        TimeProvider clock, CancellationToken ct)
    {
        request.Business!.Value.MustBeAnOrders();
        return FreezeAsync(orderId, request, caller, db, checklists, clock, ct);
    }

    private static async Task<Ok<Response>> FreezeAsync(
        Guid dossierId, OrderRequest request, Caller caller, DocumentsDb db, ChecklistsInForce checklists,
        TimeProvider clock, CancellationToken ct)
    {
        if (caller.Subject != OnlyCaller)
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "not-for-your-role", "Only Applications freezes materials.");
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockDossierAsync(dossierId, request.EnterpriseId, ct);
        var submitted = dossier.IsSubmitted || request.Unlocked is not null;
        var direct = submitted ? dossier.Direct : request.Direct;
        var asked = new Asked(request.Office, request.Business!.Value, direct, request.Conditions ?? []);
        var checklist = await checklists.FindForAsync(dossier, asked, ct, submitted)
            ?? throw new InvalidInputException("office", "office.not-known", "There is no such office.");
        if (dossier.Freeze(checklist, request.Unlocked, now, direct, asked.Conditions) is { } manifest)
        {
            db.Manifests.Add(manifest);
            db.Audit(caller.Subject, "materials.frozen", dossierId.ToString(), now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(new Response(dossier.ManifestVersion, dossier.ChecklistVersion, dossier.Manifest));
    }
}
