using ApecCard.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ApecCard.Documents.Uploads;

/// <summary>How far an upload of the enterprise is: who lost the connection goes on from there.</summary>
public static class GetUpload
{
    public static async Task<Results<Ok<UploadView>, NotFound>> Handle(
        Guid uploadId, Caller caller, DocumentsDb db, IOptions<UploadSettings> settings, CancellationToken ct) =>
        await db.FindUploadAsync(uploadId, caller.EnterpriseId, ct) is { } upload
            ? TypedResults.Ok(UploadView.Of(upload, settings.Value))
            : TypedResults.NotFound();
}
