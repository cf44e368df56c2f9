using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ApecCard.Documents.Uploads;

/// <summary>The enterprise does not want to go on: what has come is gone.</summary>
public static class CancelUpload
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid uploadId, Caller caller, DocumentsDb db, UploadParts parts, CancellationToken ct)
    {
        if (await db.Uploads.Where(one => one.Id == uploadId && one.EnterpriseId == caller.EnterpriseId)
                .ExecuteDeleteAsync(ct) == 0)
        {
            return TypedResults.NotFound();
        }

        parts.Destroy(uploadId);
        return TypedResults.NoContent();
    }
}
