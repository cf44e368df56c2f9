using ApecCard.Documents.Files;
using ApecCard.Documents.Materials;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ApecCard.Documents.Checklists;

/// <summary>
/// How far the enterprise is with its materials for a case, or an order on it: every item of the office's list, and
/// what is missing. What is submitted is shown the list it was submitted under. 400 without an office, or for an order
/// without its business; 404 <c>office.unknown</c>.
/// </summary>
public static class GetDossierChecklist
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

        /// <summary>
        /// Something is there that no scanner has looked through for malware, and this office does not take that.
        /// </summary>
        NotScanned,
    }

    /// <param name="Missing">Codes of the items without which nothing can be submitted.</param>
    /// <param name="ManifestVersion">How often it was handed in already; 0 before the first submission.</param>
    public record Response(
        string Office, Business Business, int ChecklistVersion, bool Complete, string[] Missing, int ManifestVersion,
        Entry[] Items);

    public record Entry(
        string Item, string ChineseName, string EnglishName, bool Required, string[] AcceptedTypes, long MaxBytes,
        int MaxCount, PixelLimits? Pixels, MaterialGroup Group, MaterialCondition Condition, string? ChineseHelp,
        string? EnglishHelp, ItemState State, Handed[] Files, bool Portrait);

    /// <param name="Frozen">It is part of a submission: it can be replaced, but it is kept.</param>
    /// <param name="Scan">Whether it was looked through for malware.</param>
    public record Handed(
        Guid FileId, string Name, string ContentType, long Size, string Sha256, DateTimeOffset UploadedAt, bool Frozen,
        MalwareScan Scan);

    /// <param name="direct">The enterprise reports directly (直办): it hands in more.</param>
    public static Task<Ok<Response>> OfCase(
        Guid caseId, string? office, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct,
        bool direct = false) =>
        ViewAsync(caseId, new(Chosen(office), Business.Application, direct, []), caller, db, checklists, ct);

    /// <param name="conditions">Under which more is asked for than always: what the order's form says.</param>
    /// <param name="direct">As for a case.</param>
    public static Task<Ok<Response>> OfOrder(
        Guid orderId, string? office, Business business, MaterialCondition[] conditions, Caller caller, DocumentsDb db,
        ChecklistsInForce checklists, CancellationToken ct, bool direct = false)
    {
        business.MustBeAnOrders();
        return ViewAsync(orderId, new(Chosen(office), business, direct, conditions), caller, db, checklists, ct);
    }

    private static string Chosen(string? office) => string.IsNullOrEmpty(office)
        ? throw new InvalidInputException("office", "checklist.office-missing", "Say which office's list it is to be.")
        : office;

    private static async Task<Ok<Response>> ViewAsync(
        Guid dossierId, Asked asked, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct)
    {
        var dossier = await db.FindDossierAsync(dossierId, caller.EnterpriseId, ct)
            ?? new() { Id = dossierId, EnterpriseId = caller.EnterpriseId };
        var list = await checklists.FindForAsync(dossier, asked, ct) ?? throw ChecklistsInForce.Unknown;
        var missing = dossier.MissingFrom(list);
        return TypedResults.Ok(new Response(
            list.Office, list.Business, list.Version, missing.Length == 0, missing, dossier.ManifestVersion,
            [.. list.Items.Select(item => View(item, dossier, list))]));
    }

    private static Entry View(ChecklistItem item, Dossier dossier, Checklist list)
    {
        Handed[] files =
        [
            .. dossier.FilesFor(item.Item).Select(file => new Handed(
                file.Id, file.Name, file.ContentType, file.Size, file.Sha256, file.UploadedAt,
                dossier.IsFrozen(file), file.Scan)),
        ];
        var state = dossier.FilesFor(item.Item).Any(list.Counts) ? ItemState.Provided
            : files.Length > 0 ? ItemState.NotScanned
            : item.Required ? ItemState.Missing
            : ItemState.NotNeeded;
        return new(
            item.Item, item.ChineseName, item.EnglishName, item.Required, item.AcceptedTypes, item.MaxBytes,
            item.MaxCount, item.Pixels, item.Group, item.Condition, item.ChineseHelp, item.EnglishHelp, state,
            files, item.Portrait);
    }
}
