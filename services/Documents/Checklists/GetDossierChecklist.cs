using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// How far the enterprise is with its materials: every item of the office's list, and what is missing. A submitted case
/// is shown the list it was submitted under. 400 without an office; 404 <c>office.unknown</c>.
/// </summary>
public static class GetCaseChecklist
{
    /// <summary>Whether something is handed in for an item, and whether it must be.</summary>
    public enum ItemState
    {
        /// <summary>Required, and nothing is there.</summary>
        Missing,

        /// <summary>Not required, and nothing is there.</summary>
        NotNeeded,

        /// <summary>Something is there.</summary>
        Provided,
    }

    /// <param name="Missing">Codes of the items without which the case cannot be submitted.</param>
    /// <param name="ManifestVersion">How often it was handed in already; 0 before the first submission.</param>
    public record Response(
        Guid CaseId, string Office, int ChecklistVersion, bool Complete, string[] Missing, int ManifestVersion,
        Entry[] Items);

    public record Entry(
        string Item, string ChineseName, string EnglishName, bool Required, string[] AcceptedTypes, long MaxBytes,
        int MaxCount, PixelLimits? Pixels, MaterialGroup Group, string? ChineseHelp, string? EnglishHelp,
        ItemState State, Handed[] Files);

    /// <param name="Frozen">It is part of a submission: it can be replaced, but it is kept.</param>
    public record Handed(
        Guid FileId, string Name, string ContentType, long Size, string Sha256, DateTimeOffset UploadedAt, bool Frozen);

    /// <param name="direct">The enterprise reports directly (直办): it hands in more.</param>
    public static async Task<Ok<Response>> Handle(
        Guid caseId, string? office, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct,
        bool direct = false)
    {
        if (string.IsNullOrEmpty(office))
        {
            throw new InvalidInputException("office", "Say which office's list it is to be.");
        }

        var materials = await db.FindMaterialsAsync(caseId, caller.EnterpriseId, ct)
            ?? new() { CaseId = caseId, EnterpriseId = caller.EnterpriseId };
        var list = await checklists.FindForAsync(materials, office, direct, ct) ?? throw ChecklistsInForce.Unknown;
        var missing = materials.MissingFrom(list);
        return TypedResults.Ok(new Response(
            caseId, list.Office, list.Version, missing.Length == 0, missing, materials.ManifestVersion,
            [.. list.Items.Select(item => View(item, materials))]));
    }

    private static Entry View(ChecklistItem item, CaseMaterials materials)
    {
        Handed[] files =
        [
            .. materials.FilesFor(item.Item).Select(file => new Handed(
                file.Id, file.Name, file.ContentType, file.Size, file.Sha256, file.UploadedAt,
                materials.IsFrozen(file))),
        ];
        var state = files.Length > 0 ? ItemState.Provided : item.Required ? ItemState.Missing : ItemState.NotNeeded;
        return new(
            item.Item, item.ChineseName, item.EnglishName, item.Required, item.AcceptedTypes, item.MaxBytes,
            item.MaxCount, item.Pixels, item.Group, item.ChineseHelp, item.EnglishHelp, state, files);
    }
}
