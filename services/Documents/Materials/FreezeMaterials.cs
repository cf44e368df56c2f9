using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Materials;

/// <summary>
/// At a submission, Applications has what is handed in fixed: all or nothing, and as often as it likes. 409
/// <c>materials.missing</c> says what is missing; changed files give a manifest of a new version. A correction is held
/// to the list that the case was submitted under, whatever the office asks today.
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

    /// <param name="Version">Counts the manifests of this case.</param>
    public record Response(int Version, int ChecklistVersion, FrozenFile[] Materials);

    public static async Task<Ok<Response>> Handle(
        Guid caseId, Request request, Caller caller, DocumentsDb db, ChecklistsInForce checklists, TimeProvider clock,
        CancellationToken ct)
    {
        if (caller.Subject != OnlyCaller)
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden, "not-for-your-role", "Only Applications freezes materials.");
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var materials = await db.LockMaterialsAsync(caseId, request.EnterpriseId, ct);
        var submitted = materials.IsSubmitted || request.Unlocked is not null;
        var direct = submitted ? materials.Direct : request.Direct;
        var checklist = await checklists.FindForAsync(materials, request.Office, direct, ct, submitted)
            ?? throw new InvalidInputException("office", "There is no such office.");
        if (materials.Freeze(checklist, request.Unlocked, now, direct) is { } manifest)
        {
            db.Manifests.Add(manifest);
            db.Audit(caller.Subject, "materials.frozen", caseId.ToString(), now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(new Response(materials.ManifestVersion, materials.ChecklistVersion, materials.Manifest));
    }
}
