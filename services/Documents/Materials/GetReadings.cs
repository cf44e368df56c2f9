using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Materials;

/// <summary>
/// Who read the files of a case, or of an order on it: for the enterprise, and for Applications, which tells the
/// applicant. The enterprise's own looks are left out.
/// </summary>
public static class GetReadings
{
    /// <param name="Item">The checklist's item the file was handed in for.</param>
    /// <param name="Role">The reader's, who is not named.</param>
    public record FileReading(
        DateTimeOffset At, Guid FileId, string Item, string Name, string Role, ReadingPurpose Purpose);

    /// <summary>The last one first; 404 when the caller has handed in nothing for a case of this id.</summary>
    public static Task<Results<Ok<FileReading[]>, NotFound>> OfCase(
        Guid caseId, Caller caller, DocumentsDb db, CancellationToken ct) => ViewAsync(caseId, caller, db, ct);

    /// <summary>The last one first; 404 when the caller has handed in nothing for an order of this id.</summary>
    public static Task<Results<Ok<FileReading[]>, NotFound>> OfOrder(
        Guid orderId, Caller caller, DocumentsDb db, CancellationToken ct) => ViewAsync(orderId, caller, db, ct);

    private static async Task<Results<Ok<FileReading[]>, NotFound>> ViewAsync(
        Guid dossierId, Caller caller, DocumentsDb db, CancellationToken ct)
    {
        var (any, enterprise) = (caller.Is(Roles.Service), caller.IsOfEnterprise ? caller.EnterpriseId : default);
        if (await db.Dossiers.AsNoTracking().Include(one => one.Files)
                .SingleOrDefaultAsync(one => one.Id == dossierId && (any || one.EnterpriseId == enterprise), ct)
            is not { } dossier)
        {
            return TypedResults.NotFound();
        }

        var files = dossier.Files.ToDictionary(file => file.Id.ToString());
        var readings = await db.GetReadingsAsync([ReadFile.Action], files.Keys, ct);
        return TypedResults.Ok(readings.Where(one => one.Purpose is not ReadingPurpose.OwnFile).Select(one =>
        {
            var file = files[one.Subject];
            return new FileReading(one.At, file.Id, file.Item, file.Name, one.Role, one.Purpose);
        }).ToArray());
    }
}
