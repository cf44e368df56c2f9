using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Uploads;

/// <summary>
/// The next part of an upload: the request's body is the file from this byte on. A part that is there already may come
/// again and changes nothing. 409 <c>upload.offset</c> names the byte that is expected (<c>expected</c>).
/// </summary>
public static class TakePart
{
    public static async Task<Results<Ok<UploadView>, NotFound>> Handle(
        Guid uploadId, long offset, HttpRequest request, Caller caller, DocumentsDb db, UploadParts parts,
        IOptions<UploadSettings> settings, TimeProvider clock, CancellationToken ct)
    {
        if (await db.FindUploadAsync(uploadId, caller.EnterpriseId, ct) is not { } upload)
        {
            return TypedResults.NotFound();
        }

        if (upload.Has(offset))
        {
            return TypedResults.Ok(UploadView.Of(upload, settings.Value));
        }

        var part = await parts.WriteAsync(upload, offset, request.Body, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var locked = await db.LockUploadAsync(uploadId, caller.EnterpriseId, ct);
        if (locked is null || locked.Has(offset))
        {
            parts.Delete(upload, part); // cancelled meanwhile, or the same came twice at once
            return locked is null ? TypedResults.NotFound() : TypedResults.Ok(UploadView.Of(locked, settings.Value));
        }

        locked.Add(part, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(UploadView.Of(locked, settings.Value));
    }
}
