using System.ComponentModel.DataAnnotations;
using ApecCard.Contracts;
using ApecCard.Documents.Checklists;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// At a submission, Applications has what is handed in fixed: all or nothing, and as often as it likes. 409
/// <c>materials.missing</c> says what is missing; changed files give a manifest of a new version.
/// </summary>
public static class FreezeMaterials
{
    private const string OnlyCaller = "applications";
    private const int Attempts = 5;

    public record Request(Guid EnterpriseId, [Required, MaxLength(40)] string Office);

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

        var checklist = await checklists.FindAsync(request.Office, ct)
            ?? throw new InvalidInputException("office", "There is no such office.");

        for (var attempt = 1; ; attempt++)
        {
            var materials = await db.FindMaterialsAsync(caseId, request.EnterpriseId, ct)
                ?? db.Materials.Add(new() { CaseId = caseId, EnterpriseId = request.EnterpriseId }).Entity;
            var now = clock.GetUtcNow();
            if (materials.Freeze(checklist, now) is not { } manifest)
            {
                return TypedResults.Ok(View(materials, checklist));
            }

            try
            {
                db.Manifests.Add(manifest);
                db.Audit(caller.Subject, "materials.frozen", caseId.ToString(), now);
                await db.SaveChangesAsync(ct);
                return TypedResults.Ok(View(materials, checklist));
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts) // a file came or went, or it was frozen twice
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static Response View(CaseMaterials materials, Checklist checklist) =>
        new(materials.ManifestVersion, checklist.Version, materials.Manifest);
}
