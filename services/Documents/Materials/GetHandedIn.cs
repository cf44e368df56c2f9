using ApecCard.Documents.Checklists;
using ApecCard.Documents.Files;
using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// What was handed in for a case, or an order on it, as its officers look at it: item by item of the list it was
/// submitted under, what is in the last submission, and what was in an earlier one. A draft is nobody else's business.
/// 404 for another office's.
/// </summary>
public static class GetHandedIn
{
    /// <param name="ManifestVersion">Counts the submissions whose files differ.</param>
    public record Response(string Office, Business Business, int ManifestVersion, Entry[] Items);

    /// <param name="Files">In the last submission.</param>
    /// <param name="Earlier">In an earlier one, and exchanged since.</param>
    public record Entry(
        string Item, string ChineseName, string EnglishName, bool Required, string? ChineseHelp, string? EnglishHelp,
        Handed[] Files, Handed[] Earlier);

    /// <param name="Scan">Whether it was looked through for malware.</param>
    public record Handed(
        Guid FileId, string Name, string ContentType, long Size, DateTimeOffset UploadedAt, MalwareScan Scan);

    public static Task<Results<Ok<Response>, NotFound>> OfCase(
        Guid caseId, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct) =>
        ViewAsync(caseId, caller, db, checklists, ct);

    public static Task<Results<Ok<Response>, NotFound>> OfOrder(
        Guid orderId, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct) =>
        ViewAsync(orderId, caller, db, checklists, ct);

    private static async Task<Results<Ok<Response>, NotFound>> ViewAsync(
        Guid dossierId, Caller caller, DocumentsDb db, ChecklistsInForce checklists, CancellationToken ct)
    {
        // The same who may read the files: the office that it was last frozen for, and the ministry.
        var (ministry, office) = (caller.Is(Roles.MinistryOfficer), caller.Office);
        var dossier = await db.Dossiers.AsNoTracking().Include(one => one.Files).SingleOrDefaultAsync(
            one => one.Id == dossierId && one.ManifestVersion > 0 && (ministry || one.Office == office), ct);
        if (dossier is null)
        {
            return TypedResults.NotFound();
        }

        var asked = new Asked(dossier.Office!, dossier.Business, dossier.Direct, dossier.Conditions);
        var list = await checklists.FindForAsync(dossier, asked, ct, submitted: true) ?? throw ChecklistsInForce.Unknown;
        return TypedResults.Ok(new Response(
            list.Office, list.Business, dossier.ManifestVersion, [.. list.Items.Select(item => View(item, dossier))]));
    }

    private static Entry View(ChecklistItem item, Dossier dossier)
    {
        var frozen = dossier.Files.Where(file => file.Item == item.Item && dossier.IsFrozen(file))
            .OrderBy(file => file.Id).ToLookup(file => dossier.Manifest.Any(now => now.FileId == file.Id), Of);
        return new(
            item.Item, item.ChineseName, item.EnglishName, item.Required, item.ChineseHelp, item.EnglishHelp,
            [.. frozen[true]], [.. frozen[false]]);
    }

    private static Handed Of(StoredFile file) =>
        new(file.Id, file.Name, file.ContentType, file.Size, file.UploadedAt, file.Scan);
}
