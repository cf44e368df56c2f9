using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Uploads;

/// <summary>What was begun for a case or an order and is not finished, from whatever device.</summary>
public static class GetUploads
{
    public static Task<Ok<UploadView[]>> OfCase(
        Guid caseId, Caller caller, DocumentsDb db, IOptions<UploadSettings> settings, CancellationToken ct) =>
        ViewAsync(caseId, caller, db, settings.Value, ct);

    public static Task<Ok<UploadView[]>> OfOrder(
        Guid orderId, Caller caller, DocumentsDb db, IOptions<UploadSettings> settings, CancellationToken ct) =>
        ViewAsync(orderId, caller, db, settings.Value, ct);

    private static async Task<Ok<UploadView[]>> ViewAsync(
        Guid dossierId, Caller caller, DocumentsDb db, UploadSettings settings, CancellationToken ct)
    {
        var open = await db.Uploads.AsNoTracking().OrderBy(one => one.Id)
            .Where(one => one.EnterpriseId == caller.EnterpriseId && one.DossierId == dossierId && one.FileId == null)
            .ToListAsync(ct);
        return TypedResults.Ok(open.Select(one => UploadView.Of(one, settings)).ToArray());
    }
}
